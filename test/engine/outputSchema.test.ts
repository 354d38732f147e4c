import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import { loadOutputSchema, resolveOutputSchemaPath } from 'n8n-core';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { vendorAnswer } from '../support/vendorExample';
import { idsOf, inputOf, useBalanceNode } from './support/balanceNode';
import { loadPackage } from './support/loadedPackage';
import { REPOSITORY } from './support/prepare';

const node = useBalanceNode({ users: 100, seed: 4 });

/** Where n8n looks for the preview of an operation. */
async function referenceTo(operation: string) {
	const { directory, known } = await loadPackage(REPOSITORY);
	const { sourcePath = '' } = known.nodes.jtWalletBalance ?? {};
	return {
		nodeDir: dirname(join(directory, sourcePath)),
		version: 1,
		resource: 'walletUser',
		operation,
	};
}

/** What the preview says is wrong with the items; nothing, when it is true. */
async function contradictions(operation: string, items: INodeExecutionData[]) {
	const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
	ajv.addKeyword('version');
	const validate = ajv.compile(loadOutputSchema(await referenceTo(operation)) ?? false);
	return items.flatMap(({ json }) => (validate(json) ? [] : (validate.errors ?? [])));
}

async function previewedFields(operation: string): Promise<string[]> {
	const { properties } = loadOutputSchema(await referenceTo(operation)) ?? {};
	return Object.keys(Object(properties));
}

const OPERATIONS = ['export', 'getAll', 'getTotals', 'lookUp'];

/** Those whose items are wallet users, or sums. */
const OF_AMOUNTS = OPERATIONS.filter((operation) => operation !== 'export');

it.each(OPERATIONS)('n8n finds a preview of %s that it can show', async (operation) => {
	const reference = await referenceTo(operation);
	expect(resolveOutputSchemaPath(reference)).toBe(
		join(reference.nodeDir, '__schema__', 'v1.0.0', 'walletUser', `${operation}.json`),
	);
	expect(loadOutputSchema(reference)).toEqual({
		type: 'object',
		properties: expect.any(Object),
		version: 1,
	});
	expect(await previewedFields(operation)).not.toEqual([]);
});

it('there is one for every operation', async () => {
	const { type } = (await loadPackage(REPOSITORY)).getNode('jtWalletBalance');
	const offered =
		'description' in type && 'properties' in type.description
			? type.description.properties.find(({ name }) => name === 'operation')?.options
			: [];
	expect(offered?.map((option) => 'value' in option && option.value)).toEqual(OPERATIONS);
});

describe('real output is as previewed', () => {
	const forms: INodeParameters[] = [
		{},
		{ amounts: 'bahtText', options: { times: { form: { format: 'iso' } } } },
		{
			amounts: 'bahtNumber',
			output: 'selected',
			fields: ['balance', 'createTime', 'codEnableStatus'],
		},
		{ totalsFrom: 'added', groupBy: ['KYCStatus', 'codEnableStatus'] },
	];
	const cases = OPERATIONS.flatMap((operation) => forms.map((form) => [operation, form] as const));

	it.each(cases)('%s with %j', async (operation, form) => {
		const input = inputOf(
			...idsOf(node.sandbox.merchant.rows()).map((id) => ({ mchUuid: String(id) })),
			{ mchUuid: 'nobody' },
		);
		const { items, error } = await node.run(
			{ operation, ...form },
			{ input: operation === 'lookUp' ? input : undefined },
		);
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThan(0);
		expect(await contradictions(operation, items)).toEqual([]);
	});

	it.each(OF_AMOUNTS)('%s with longs of 19 digits', async (operation) => {
		node.sandbox.faults.set([{ kind: 'longAmounts' }]);
		const mchUuid = String(idsOf(node.sandbox.merchant.rows())[0]);
		const { items } = await node.run({ operation, mchUuid });
		expect(JSON.stringify(items)).toContain('"9223372036854775807"');
		expect(await contradictions(operation, items)).toEqual([]);
	});

	it.each(OF_AMOUNTS)("%s: the fields are those of the vendor's example", async (operation) => {
		const rows = vendorAnswer().data.list;
		node.serve({ rows: rows.map((row) => ({ ...row, mchUuid: String(row.mchUuid) })) });
		const { items } = await node.run({ operation, mchUuid: 'JT1095595801938341100' });
		expect(await contradictions(operation, items)).toEqual([]);
		expect(Object.keys(items[0]?.json ?? {})).toEqual(await previewedFields(operation));
	});

	it('and a wrong one would be noticed', async () => {
		const wrong = [{ json: { mchUuid: 5, balance: true } }];
		expect(await contradictions('getAll', wrong)).toHaveLength(2);
	});
});
