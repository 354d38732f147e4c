/** Every command of package.json is one that `scripts/run.mjs` knows, and leads to what is there. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, write } from './support/tinyPackages';

const ROOT = join(__dirname, '../../..');
const RUN = join(ROOT, 'scripts/run.mjs');

const scripts: Record<string, string> = JSON.parse(
	readFileSync(join(ROOT, 'package.json'), 'utf8'),
).scripts;

/** Asks the table itself, in a process of its own, because it is no CommonJS. */
const programs: Record<string, string[][]> = JSON.parse(
	spawnSync(
		process.execPath,
		[
			'--input-type=module',
			'-e',
			`import { COMMANDS, programsOf } from ${JSON.stringify(RUN)};
			const all = Object.keys(COMMANDS).map((name) => [name, programsOf(name)]);
			console.log(JSON.stringify(Object.fromEntries(all)));`,
		],
		{ encoding: 'utf8' },
	).stdout,
);

it('package.json sends every command through it', () => {
	for (const [name, script] of Object.entries(scripts)) {
		expect(script).toBe(`node scripts/run.mjs ${name}`);
	}
	expect(Object.keys(programs)).toEqual(expect.arrayContaining(Object.keys(scripts)));
});

it.each(Object.entries(programs))('%s runs programs and files that are there', (_, steps) => {
	for (const [program = '', ...args] of steps) {
		expect(existsSync(join(ROOT, 'node_modules/.bin', program))).toBe(true);
		const files = args.filter((argument) => /\.(ts|mjs|json)$/.test(argument));
		expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
	}
});

describe('a command', () => {
	const project = temporaryFolder();

	beforeAll(() => {
		for (const part of ['run.mjs', 'ensureInstalled.mjs', 'installed', 'tether'])
			cpSync(join(ROOT, 'scripts', part), join(project, 'scripts', part), { recursive: true });
		write(join(project, 'package-lock.json'), JSON.stringify({ packages: {} }));
		write(join(project, 'node_modules/.package-lock.json'), JSON.stringify({ packages: {} }));
	});
	afterAll(() => rmSync(project, { recursive: true, force: true }));

	/** Has a program of that name do this. */
	const program = (name: string, code: string) => {
		const file = join(project, 'node_modules/.bin', name);
		write(file, `#!/usr/bin/env node\n${code}`);
		spawnSync('chmod', ['+x', file]);
	};
	const run = (...args: string[]) =>
		spawnSync(process.execPath, [join(project, 'scripts/run.mjs'), ...args], { encoding: 'utf8' });

	it('gives what was typed to its last step', () => {
		for (const name of ['gulp', 'tsc', 'jest', 'n8n-node', 'eslint', 'prettier'])
			program(name, `console.log('${name}', ...process.argv.slice(2));`);
		const { stdout, status } = run('build', '--some', 'thing');
		expect(stdout).toBe('gulp -L clean\ntsc -p tsconfig.json\ngulp -L build:icons --some thing\n');
		expect(status).toBe(0);
	});

	it('ends with the first step that fails, and with its exit code', () => {
		program('gulp', `console.log('gulp');`);
		program('tsc', 'process.exit(3);');
		const { stdout, status } = run('build');
		expect(stdout).toBe('gulp\n');
		expect(status).toBe(3);
	});

	it('that is not known is refused with those that are', () => {
		const { stderr, status } = run('tset');
		expect(stderr).toMatch(/^Choose a command: bench, build, .*\.\n$/);
		expect(status).toBe(1);
	});

	it('told to stop tells its program and waits for it', async () => {
		program(
			'prettier',
			`process.once('SIGTERM', () => setTimeout(() => { console.log('tidied'); process.exit(0); }, 200));
			setInterval(() => {}, 1000);
			console.log('ready');`,
		);
		const child = spawn(process.execPath, [join(project, 'scripts/run.mjs'), 'format']);
		let output = '';
		child.stdout.on('data', (text: Buffer) => {
			output += text.toString();
			if (output === 'ready\n') child.kill('SIGTERM');
		});
		const code = await new Promise((resolve) => child.on('close', resolve));
		expect([output, code]).toEqual(['ready\ntidied\n', 0]);
	});
});
