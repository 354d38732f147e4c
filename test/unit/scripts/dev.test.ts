/** What `npm run dev` does beside starting n8n: keeps a built package, and links it. */
import {
	existsSync,
	lstatSync,
	readFileSync,
	realpathSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { compileOnChange, copyOnChange } from '../../../scripts/dev/devPackage';
import { linkPackage, n8nFolder } from '../../../scripts/dev/linkPackage';
import { PROJECT } from '../../../scripts/paths';
import { stopAllTethered } from '../../../scripts/tether/startTethered';
import { temporaryFolder, write } from './support/tinyPackages';

const root = temporaryFolder();

beforeEach(() => jest.spyOn(console, 'log').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
	await stopAllTethered();
	rmSync(root, { recursive: true, force: true });
});

async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await sleep(20);
}

describe('the compiler', () => {
	const project = join(root, 'project');
	const source = join(project, 'a.ts');
	const compiled = join(root, 'compiled', 'a.js');

	it('compiles at once, and again when a file is saved, wrong or not', async () => {
		write(source, "export const a: string = 'one';\n");
		write(join(project, 'tsconfig.json'), JSON.stringify({ include: ['*.ts'] }));
		const log = join(root, 'compiling.log');
		compileOnChange(join(root, 'compiled'), project, log);
		const has = (text: string) =>
			existsSync(compiled) && readFileSync(compiled, 'utf8').includes(text);
		await until(() => has('one'));

		writeFileSync(source, "export const a: string = 'two';\n");
		await until(() => has('two'));

		writeFileSync(source, 'export const a: string = 3;\n');
		await until(() => has('3'));
		await until(() => readFileSync(log, 'utf8').includes('not assignable'));
	});
});

describe('the copier', () => {
	it('copies icons, codex and schemas at once, and again when one is saved', async () => {
		const folder = join(root, 'copied');
		copyOnChange(folder);
		for (const file of [
			'icons/jtWallet.svg',
			'nodes/JtWalletBalance/JtWalletBalance.node.json',
			'nodes/JtWalletBalance/__schema__/v1.0.0/walletUser/getAll.json',
		]) {
			const original = readFileSync(join(PROJECT, file));
			const copy = join(folder, file);
			await until(() => existsSync(copy) && readFileSync(copy).equals(original));
		}
		const icon = join(folder, 'icons/jtWallet.svg');
		rmSync(icon);
		while (!existsSync(icon)) {
			utimesSync(join(PROJECT, 'icons/jtWallet.svg'), new Date(), new Date());
			await sleep(500);
		}
	});
});

describe('the link', () => {
	const packageFolder = join(root, 'package');
	const dotN8n = join(root, 'home', '.n8n');
	const link = join(dotN8n, 'nodes/node_modules/n8n-nodes-tiny');

	beforeAll(() => {
		write(join(packageFolder, 'package.json'), JSON.stringify({ name: 'n8n-nodes-tiny' }));
		write(join(dotN8n, 'config'), '{}');
	});

	it('bears the name of the package, replaces an older one and can be taken away', () => {
		linkPackage(packageFolder, dotN8n);
		const unlink = linkPackage(packageFolder, dotN8n);
		expect(realpathSync(link)).toBe(packageFolder);
		unlink();
		expect(lstatSync(link, { throwIfNoEntry: false })).toBeUndefined();
		expect(existsSync(join(packageFolder, 'package.json'))).toBe(true);
	});

	it('leaves a package alone that is installed there', () => {
		write(join(link, 'package.json'), '{}');
		expect(() => linkPackage(packageFolder, dotN8n)).toThrow('uninstall it there');
		expect(existsSync(join(link, 'package.json'))).toBe(true);
	});

	it('goes into the .n8n that is meant, and nowhere else', () => {
		expect(n8nFolder(join(root, 'home'))).toBe(dotN8n);
		expect(n8nFolder(dotN8n)).toBe(dotN8n);
		expect(() => n8nFolder(root)).toThrow('name the folder that holds ".n8n"');
	});
});
