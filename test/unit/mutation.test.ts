/** Mutation testing leaves no code out: what n8n is told of nodes and fields is no code. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const PROJECT = join(__dirname, '../..');

/** Jest does not load modules of the other kind. */
function loaded(expression: string): unknown {
	const program = `
		const { default: config } = await import('./stryker.config.mjs');
		const { isDescription } = await import('./scripts/mutation/ignoreDescriptions.mjs');
		const key = (value) => ({ type: 'Identifier', name: value });
		const object = (...names) => ({ type: 'ObjectExpression', properties: names.map((name) => ({ key: key(name) })) });
		console.log(JSON.stringify(${expression}));`;
	const args = ['--input-type=module', '--eval', program];
	return JSON.parse(execFileSync(process.execPath, args, { cwd: PROJECT, encoding: 'utf8' }));
}

it('covers the API, the credential and the nodes, and fails where too little is noticed', () => {
	const shape = z.object({
		mutate: z.array(z.string()),
		thresholds: z.object({ break: z.number() }),
	});
	const { mutate, thresholds } = shape.parse(loaded('config'));
	expect(mutate).toEqual(['{wallet-api,credentials,nodes}/**/*.ts']);
	expect(thresholds.break).toBeGreaterThanOrEqual(90);
});

it('leaves out what describes a field, an option or a node to n8n, and nothing else', () => {
	const kinds = `[
		object('displayName', 'name', 'type'),
		object('name', 'value', 'description'),
		object('name'),
		object('value', 'kind'),
		object(),
		{ type: 'CallExpression' },
	].map((node) => isDescription(node))`;
	expect(loaded(kinds)).toEqual([true, true, false, false, false, false]);
});
