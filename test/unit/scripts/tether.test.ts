import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTethered } from '../../../scripts/tether/startTethered';
import { temporaryFolder, write } from './support/tinyPackages';

const folder = temporaryFolder();
const logFile = join(folder, 'log');
const pids = join(folder, 'pids');

/** Says its process id and that of a child of its own, then runs on; deaf to SIGTERM if told so. */
const family = (deaf: boolean): string => `
	const { spawn } = require('node:child_process');
	const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
	${deaf ? "process.on('SIGTERM', () => {});" : ''}
	require('node:fs').writeFileSync(${JSON.stringify(pids)}, process.pid + ' ' + child.pid);
	setInterval(() => {}, 1000);`;

const start = (script: string, graceMs = 10_000) =>
	startTethered({
		command: process.execPath,
		args: ['-e', script],
		cwd: folder,
		env: process.env,
		logFile,
		graceMs,
	});

async function familyIds(): Promise<number[]> {
	while (!existsSync(pids) || readFileSync(pids, 'utf8') === '') await sleep(20);
	return readFileSync(pids, 'utf8').split(' ').map(Number);
}

function lives(pid: number): boolean {
	try {
		const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
		// A dead child of a dead parent stays listed until somebody asks for it.
		return !state.startsWith('Z');
	} catch {
		return false;
	}
}

async function untilGone(ids: number[]): Promise<void> {
	while (ids.some(lives)) await sleep(20);
}

beforeEach(() => rmSync(pids, { force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('tells how a command ended and keeps what it said', async () => {
	const { ended } = start("console.log('hello'); process.exitCode = 3");
	expect(await ended).toEqual({ code: 3, reason: 'exit code 3' });
	expect(readFileSync(logFile, 'utf8')).toContain('hello');
});

it('tells when a command cannot be started', async () => {
	const there = {
		command: '/no/such/program',
		args: [],
		cwd: folder,
		env: {},
		logFile,
		graceMs: 1,
	};
	const started = startTethered(there);
	expect((await started.ended).reason).toContain('ENOENT');
	expect(await started.pid).toBeUndefined();
});

it.each([
	['a command', false, 10_000],
	['one that is deaf to SIGTERM', true, 200],
])('stops %s with its children', async (_what, deaf, graceMs) => {
	const started = start(family(deaf), graceMs);
	const ids = await familyIds();
	expect(await started.pid).toBe(ids[0]);
	expect((await started.stop()).code).toBeNull();
	await untilGone(ids);
});

it('ends the command when the process that started it is killed', async () => {
	const starter = join(folder, 'starter.ts');
	const module = join(__dirname, '../../../scripts/tether/startTethered');
	const what = { command: process.execPath, args: ['-e', family(false)], cwd: folder, env: {} };
	write(
		starter,
		`import { startTethered } from ${JSON.stringify(module)};
		startTethered({ ...${JSON.stringify(what)}, logFile: ${JSON.stringify(logFile)}, graceMs: 10_000 });`,
	);
	const parent = spawn(process.execPath, ['--import', 'tsx', starter], { cwd: process.cwd() });
	const ids = await familyIds();
	expect(ids.every(lives)).toBe(true);
	parent.kill('SIGKILL');
	await untilGone(ids);
});
