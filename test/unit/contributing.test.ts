/** CONTRIBUTING.md leaves no folder and no command out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeBlocksOf, PROJECT, readDocument } from '../support/documents';

const page = readDocument('CONTRIBUTING.md');
const house =
	codeBlocksOf(page.text).find(({ code }) => code.startsWith('wallet-api/'))?.code ?? '';

/** Made by commands, and git's own. */
const NOT_OURS = ['node_modules', 'dist', '.git', '.stryker-tmp'];

const foldersIn = (folder: string): string[] =>
	readdirSync(join(PROJECT, folder), { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && !NOT_OURS.includes(entry.name))
		.map(({ name }) => name);

const inside = ['wallet-api', 'nodes', 'nodes/JtWalletBalanceTrigger', 'nodes/shared', 'sandbox'];

it.each(['.', ...inside, 'scripts', 'test', 'docs'])('names every folder in %s', (folder) => {
	const missing = foldersIn(folder).filter((name) => !house.includes(`${name}/`));
	expect(missing).toEqual([]);
});

it('names every command', () => {
	const { scripts } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
	// A part of `npm test`.
	const parts = ['format:check'];
	const missing = Object.keys(scripts).filter(
		(name) =>
			!parts.includes(name) &&
			!page.text.includes(`npm ${name}`) &&
			!page.text.includes(`npm run ${name}`),
	);
	expect(missing).toEqual([]);
});
