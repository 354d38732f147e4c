import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackage, packPackage } from '../../../scripts/n8n/communityPackage';
import { temporaryFolder, write } from './support/tinyPackages';

const root = temporaryFolder();
const source = join(root, 'source');
const userFolder = join(root, 'project', '.state', 'start');
const installed = join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-tiny');
const pack = async () => await packPackage(source, join(root, 'packed'));
const content = (): string => readFileSync(join(installed, 'index.js'), 'utf8');

beforeAll(() => {
	write(join(source, 'package.json'), JSON.stringify({ name: 'n8n-nodes-tiny', version: '1.0.0' }));
	write(join(source, 'index.js'), 'one');
	write(
		join(root, 'project', 'package.json'),
		JSON.stringify({ name: 'around', version: '1.0.0' }),
	);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

it('installs where n8n looks, and never into a project that the user folder lies in', async () => {
	const packed = await pack();
	expect(packed.name).toBe('n8n-nodes-tiny');
	await installPackage(packed, userFolder);
	expect(content()).toBe('one');
	expect(existsSync(join(root, 'project', 'node_modules'))).toBe(false);
});

it('does nothing when the same content is packed again', async () => {
	const before = statSync(installed).ino;
	await installPackage(await pack(), userFolder);
	expect(statSync(installed).ino).toBe(before);
});

it('installs again when the content changed, though the version did not', async () => {
	writeFileSync(join(source, 'index.js'), 'two');
	await installPackage(await pack(), userFolder);
	expect(content()).toBe('two');
});
