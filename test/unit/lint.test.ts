/** n8n's lint as n8n wants it, and ours beside it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Runs a program of the toolchain in the project; gives what it prints. */
function run(...args: string[]): string {
	const env = { ...process.env, NO_COLOR: '1' };
	const { stdout, stderr } = spawnSync(process.execPath, args, {
		cwd: ROOT,
		encoding: 'utf8',
		env,
	});
	return stdout + stderr;
}

it("is eligible for n8n's verification", () => {
	const program = 'node_modules/@n8n/node-cli/bin/n8n-node.mjs';
	expect(run(program, 'cloud-support')).toContain('Cloud support is ENABLED');
});

/** Lints a bad file of each folder as `npm run lint` does: by the folder's own config, and the product by ours. */
const LINTING = `
import { ESLint } from 'eslint';
const bad = '// eslint-disable-next-line\\nexport const a = 1 as any;\\nexport const b = [1][0]!;\\n';
const nested = new ESLint({ flags: ['unstable_config_lookup_from_file'] });
const ours = new ESLint({ overrideConfigFile: 'scripts/lint/product.mjs' });
const found = {};
for (const [eslint, folders] of [
	[nested, ['sandbox', 'scripts', 'test', '.state']],
	[ours, ['wallet-api', 'credentials', 'nodes']],
])
	for (const folder of folders) {
		const [result] = await eslint.lintText(bad, { filePath: folder + '/x.ts' });
		found[folder] = result?.messages.map(({ ruleId }) => ruleId) ?? [];
	}
console.log(JSON.stringify(found));`;

describe('a file with an assertion, a disabled rule and an any', () => {
	const found: Record<string, string[]> = JSON.parse(run('--input-type=module', '-e', LINTING));

	it.each(['sandbox', 'scripts', 'test', 'wallet-api', 'credentials', 'nodes'])(
		'is refused in %s',
		(folder) => {
			expect(found[folder]).toEqual(
				expect.arrayContaining([
					'@typescript-eslint/consistent-type-assertions',
					'@typescript-eslint/no-explicit-any',
					'@typescript-eslint/no-non-null-assertion',
				]),
			);
		},
	);

	it('is nobody’s source in .state', () => {
		expect(found['.state']?.filter(Boolean)).toEqual([]);
	});
});

/** What n8n only warns of, and what a file that repeats an import gets from the command that lints the product. */
const WARNED = `
import { ESLint } from 'eslint';
import { spawnSync } from 'node:child_process';
import { programsOf } from './scripts/run.mjs';
const nested = new ESLint({ flags: ['unstable_config_lookup_from_file'] });
const { rules } = await nested.calculateConfigForFile('scripts/x.ts');
const warnings = Object.entries(rules).filter(([, [severity]]) => severity === 1);
const [, ...args] = programsOf('lint').at(-1);
const flags = args.slice(0, args.indexOf('wallet-api'));
const twice = "import { a } from './shared/record';\\nimport { b } from './shared/record';\\nexport const c = [a, b];\\n";
const linted = spawnSync(process.execPath, ['node_modules/eslint/bin/eslint.js', ...flags, '--stdin', '--stdin-filename', 'nodes/x.ts'], { input: twice, encoding: 'utf8' });
console.log(JSON.stringify({ warnings: warnings.map(([name]) => name), said: linted.stdout, code: linted.status }));`;

describe('a warning of n8n', () => {
	const { warnings, said, code } = JSON.parse(run('--input-type=module', '-e', WARNED));

	it('keeps what is published from passing', () => {
		expect(said).toContain('warning');
		expect(said).toContain('(0 errors');
		expect(code).toBe(1);
	});

	it('is an error elsewhere, unless it is about packages, nodes and credentials', () => {
		const others = warnings.filter((name: string) => !name.startsWith('@n8n/community-nodes/'));
		expect(others).toEqual([]);
	});
});
