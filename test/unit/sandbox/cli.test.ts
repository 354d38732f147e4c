import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sandboxCommand } from '../../../sandbox/cliOptions';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { exchange } from './support/ask';

const ROOT = resolve(__dirname, '../../..');
let folder: string;
let running: ChildProcess[] = [];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'sandbox-cli-'));
});
afterEach(() => {
	for (const child of running) child.kill('SIGKILL');
	running = [];
});
afterAll(async () => await rm(folder, { recursive: true }));

/** Starts `npm run sandbox` without npm: what it prints, and how it ends. */
function run(...flags: string[]) {
	const child = spawn(
		process.execPath,
		['--import', 'tsx', 'sandbox/cli.ts', '--state-dir', join(folder, 'state'), ...flags],
		{ cwd: ROOT },
	);
	running.push(child);
	let text = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
	}
	const ended = new Promise<number | null>((done) => child.once('close', done));
	const printed = async (end: string) => {
		while (!text.includes(end) && child.exitCode === null) {
			await new Promise((done) => setTimeout(done, 10));
		}
		return text;
	};
	return { child, ended, printed, text: () => text };
}

it('prints what goes into the credential, serves, and stops on Ctrl-C', async () => {
	const started = run('--port', '0', '--users', '12', '--digest', 'SHA1', '--app-id', 'my app');
	const text = await started.printed('Ctrl-C stops it.');
	expect(text).toContain('12 wallet users');
	expect(text).toMatch(/App ID +my app\n/);
	expect(text).toMatch(/Signature Algorithm +SHA-1\n/);
	const [key] = /(?<=Private Key +)\S+/.exec(text) ?? [];
	const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? [];
	expect((await exchange(`${url}/control/state`, 'GET')).text).toContain('"users":12');
	started.child.kill('SIGINT');
	expect(await started.ended).toBe(0);

	const again = run('--port', '0');
	expect(await again.printed('Ctrl-C stops it.')).toContain(key);
});

it('runs with a public key only', async () => {
	const owner: Sandbox = await startSandbox({ port: 0, users: 0 });
	await owner.close();
	const file = join(folder, 'public.txt');
	await writeFile(file, owner.publicKey);
	const started = run('--port', '0', '--public-key', file);
	expect(await started.printed('Ctrl-C stops it.')).toContain('belongs to your public key');
});

it('says in one sentence that the port is taken, and by which flag to choose another', async () => {
	const other = await startSandbox({ port: 0, users: 0 });
	const started = run('--port', String(other.port));
	expect(await started.ended).toBe(1);
	expect(started.text()).toBe(
		`Port ${other.port} is taken by another program. Choose another: npm run sandbox -- --port ${other.port + 1}\n`,
	);
	await other.close();
});

it('says that the file with the public key is not there', async () => {
	const started = run('--public-key', '/no/such/file');
	expect(await started.ended).toBe(1);
	expect(started.text()).toBe('--public-key: there is no file /no/such/file to read.\n');
});

it.each([
	[['--port', '70000'], 'a whole number from 0 to 65535'],
	[['--users', '1e3'], 'a whole number from 0 to 1000000'],
	[['--seed', '-1'], 'a whole number from 0 to 2147483647'],
	[['--app-id', ' '], 'must not be empty'],
	[['--timestamp-window', '0'], 'a whole number from 1 to 86400'],
	[['--digest', 'MD5'], 'Allowed choices are SHA256, SHA1, SHA512'],
	[['--allow-ip', 'localhost'], 'an IP address such as 127.0.0.1'],
	[['--userz', '4'], "unknown option '--userz'"],
	[['more'], 'too many arguments'],
])('refuses %j in a line', (flags, reason) => {
	let said = '';
	const command = sandboxCommand()
		.exitOverride()
		.configureOutput({ writeErr: (text) => (said += text) });
	expect(() => command.parse(flags, { from: 'user' })).toThrow();
	expect(said).toContain(reason);
	expect(said.trim().split('\n').length).toBeLessThanOrEqual(2);
});

it('lets several addresses in', () => {
	const flags = ['--allow-ip', '127.0.0.1', '--allow-ip', '::1'];
	expect(sandboxCommand().parse(flags, { from: 'user' }).opts()).toMatchObject({
		port: 8787,
		users: 250,
		allowIp: ['127.0.0.1', '::1'],
	});
});
