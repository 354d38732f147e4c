import { spawn } from 'node:child_process';
import {
	chmodSync,
	cpSync,
	existsSync,
	readFileSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { npmSync, packTiny, temporaryFolder, write, writeManifest } from './support/tinyPackages';

const SCRIPTS = join(__dirname, '../../../scripts');

let template: string;
let project: string;

beforeAll(() => {
	template = temporaryFolder();
	for (const part of ['ensureInstalled.mjs', 'installed', 'tether'])
		cpSync(join(SCRIPTS, part), join(template, 'scripts', part), { recursive: true });
	packTiny(template, { name: 'one' });
	packTiny(template, { name: 'two' });
	packTiny(template, { name: 'one', version: '2.0.0' });
	writeManifest(template, { one: './one-1.0.0.tgz', two: './two-1.0.0.tgz' });
});

beforeEach(() => {
	project = temporaryFolder();
	cpSync(template, project, { recursive: true });
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

afterAll(() => rmSync(template, { recursive: true, force: true }));

async function ensure(...nodeArgs: string[]): Promise<{ code: number | null; output: string }> {
	const file = JSON.stringify(join(project, 'scripts/ensureInstalled.mjs'));
	const code = `process.exitCode = await (await import(${file})).ensureInstalled();`;
	const child = spawn(process.execPath, [...nodeArgs, '--input-type=module', '-e', code], {
		env: { ...process.env, npm_execpath: '' },
	});
	let output = '';
	child.stdout.on('data', (text: Buffer) => (output += text.toString()));
	child.stderr.on('data', (text: Buffer) => (output += text.toString()));
	return await new Promise((resolve) =>
		child.on('close', (exitCode) => resolve({ code: exitCode, output })),
	);
}

const has = (path: string): boolean => existsSync(join(project, 'node_modules', path));

it('installs what is missing, says so, and has nothing to say afterwards', async () => {
	const first = await ensure();
	expect(first.output).toMatch(/^Installing the development tools.*\n[^]*Installed in \d+ s\.\n$/);
	expect(first.code).toBe(0);
	expect(has('one/package.json') && has('two/package.json')).toBe(true);
	expect(await ensure()).toEqual({ code: 0, output: '' });
});

it('repairs an install that lost a package', async () => {
	await ensure();
	rmSync(join(project, 'node_modules/two'), { recursive: true });
	expect((await ensure()).output).toContain('Installing');
	expect(has('two/package.json')).toBe(true);
});

it('repairs an install that was interrupted', async () => {
	write(join(project, 'node_modules/one/package.json'), '{}');
	expect((await ensure()).output).toContain('Installing');
	expect(readFileSync(join(project, 'node_modules/one/package.json'), 'utf8')).toContain('1.0.0');
});

/** As git brings another lock: node_modules stays what it was, npm's record of it, too. */
function pull(tarballs: Record<string, string>): void {
	const record = readFileSync(join(project, 'node_modules/.package-lock.json'));
	writeManifest(project, tarballs);
	writeFileSync(join(project, 'node_modules/.package-lock.json'), record);
}

it('installs again when the lock names fewer packages', async () => {
	await ensure();
	pull({ one: './one-1.0.0.tgz' });
	expect((await ensure()).output).toContain('Installing');
	expect(has('two')).toBe(false);
});

it.each<[string, typeof pull]>([
	['that git brought', pull],
	['and a record that npm wrote', (tarballs) => writeManifest(project, tarballs)],
])('installs again when a lock %s name another version', async (_, change) => {
	await ensure();
	change({ one: './one-2.0.0.tgz', two: './two-1.0.0.tgz' });
	expect((await ensure()).output).toContain('Installing');
	expect(readFileSync(join(project, 'node_modules/one/package.json'), 'utf8')).toContain('2.0.0');
});

it('installs again when another kind of machine made it', async () => {
	await ensure();
	const record = join(project, 'node_modules/.package-lock.json');
	const { packages, ...rest } = JSON.parse(readFileSync(record, 'utf8'));
	packages['node_modules/one'] = { ...packages['node_modules/one'], optional: true };
	writeFileSync(record, JSON.stringify({ ...rest, packages }));
	expect((await ensure()).output).toBe('');
	packages['node_modules/one'].os = ['another'];
	writeFileSync(record, JSON.stringify({ ...rest, packages }));
	expect((await ensure()).output).toContain('Installing');
});

it('is content with what a developer installed from the same lock', async () => {
	npmSync(['install'], project);
	expect(await ensure()).toEqual({ code: 0, output: '' });
});

it('says that npm did not finish, and succeeds the next time', async () => {
	const lock = join(project, 'package-lock.json');
	const good = readFileSync(lock, 'utf8');
	writeFileSync(lock, good.replace(/"integrity": "sha512-..../g, '"integrity": "sha512-AAAA'));
	const failed = await ensure();
	expect(failed.code).not.toBe(0);
	expect(failed.output).toContain('npm ci did not finish (exit code 1). Run the command again');
	writeFileSync(lock, good);
	expect((await ensure()).code).toBe(0);
});

it("takes npm's record away before npm begins, which may be killed while it removes what was there", async () => {
	await ensure();
	rmSync(join(project, 'node_modules/two'), { recursive: true });
	const { PATH = '' } = process.env;
	write(join(project, 'bin/npm'), '#!/bin/sh\nexit 1\n');
	chmodSync(join(project, 'bin/npm'), 0o755);
	process.env.PATH = [join(project, 'bin'), PATH].join(delimiter);
	try {
		expect((await ensure()).code).toBe(1);
	} finally {
		process.env.PATH = PATH;
	}
	expect(has('.package-lock.json')).toBe(false);
});

it('lets one of two install while the other waits', async () => {
	const both = await Promise.all([ensure(), ensure()]);
	expect(both.map(({ code }) => code)).toEqual([0, 0]);
	expect(both.filter(({ output }) => output.includes('Installing'))).toHaveLength(1);
});

it('takes over from an install that died', async () => {
	const busy = join(project, '.state/npm-ci-is-running');
	write(busy, 'somebody who is gone');
	utimesSync(busy, new Date(0), new Date(0));
	expect((await ensure()).code).toBe(0);
	expect(existsSync(busy)).toBe(false);
});

it('refuses an old Node with a sentence', async () => {
	const old = join(project, 'old.cjs');
	write(old, "Object.defineProperty(process, 'versions', { value: { node: '20.14.0' } });");
	const { code, output } = await ensure('--require', old);
	expect(code).toBe(1);
	expect(output).toMatch(
		/^This project needs Node 20\.15 or later, and this is Node 20\.14\.0: .*\n$/,
	);
});
