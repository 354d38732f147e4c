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
