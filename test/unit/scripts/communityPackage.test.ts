import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackage, packPackage } from '../../../scripts/n8n/communityPackage';
import { temporaryFolder, write } from './support/tinyPackages';

const root = temporaryFolder();
const source = join(root, 'source');
const userFolder = join(root, 'start');
const installed = join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-tiny');
const pack = async () => await packPackage(source, join(root, 'packed'));
const content = (): string => readFileSync(join(installed, 'index.js'), 'utf8');

beforeAll(() => {
	write(join(source, 'package.json'), JSON.stringify({ name: 'n8n-nodes-tiny', version: '1.0.0' }));
	write(join(source, 'index.js'), 'one');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

it('installs where n8n looks', async () => {
	const packed = await pack();
	expect(packed.name).toBe('n8n-nodes-tiny');
	installPackage(packed, userFolder);
	expect(content()).toBe('one');
});

it('leaves nothing of an older one, though the version is the same', async () => {
	writeFileSync(join(source, 'index.js'), 'two');
	writeFileSync(join(installed, 'old.js'), 'old');
	installPackage(await pack(), userFolder);
	expect(content()).toBe('two');
	expect(existsSync(join(installed, 'old.js'))).toBe(false);
});
