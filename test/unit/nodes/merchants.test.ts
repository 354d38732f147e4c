/** Whose items go into one request. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { groupByMerchant } from '../../../nodes/shared/http/merchants';

interface Stored {
	readonly [field: string]: string | number | undefined;
}

const PLAIN: Stored = { baseUrl: 'https://a.example', appId: 'A', privateKey: 'KEY' };

/** A run of n8n: what it has stored, and what it makes of that for each item. Counts how often it is read. */
function runOf(
	stored: Stored | 'elsewhere' | 'refused',
	usedFor: (itemIndex: number) => unknown,
	node: object = { credentials: { jtWalletApi: { id: '1', name: 'JT' } } },
) {
	const reads = { count: 0 };
	const getDecrypted = async (...[, , , , , isRaw]: unknown[]) => {
		if (stored === 'refused' || isRaw !== true) throw new Error('no');
		return stored;
	};
	const context: IExecuteFunctions = Object.assign(Object.create(null), {
		getNode: () => node,
		getMode: () => 'trigger',
		getCredentials: async (_type: string, itemIndex: number) => {
			reads.count++;
			return usedFor(itemIndex);
		},
		...(stored === 'elsewhere' ? {} : { additionalData: { credentialsHelper: { getDecrypted } } }),
	});
	return { context, reads };
}

const ITEMS = [2, 3, 5, 8];

it('all items are one merchant’s where the credential is used as it is stored, which is read once', async () => {
	const { context, reads } = runOf(PLAIN, () => ({ ...PLAIN, signAlgorithm: 'SHA256' }));
	expect(await groupByMerchant(context, ITEMS)).toEqual([ITEMS]);
	expect(reads.count).toBe(1);
});

it.each<[string, Parameters<typeof runOf>[0]]>([
	['a field is an expression', { ...PLAIN, appId: '={{ $json.app }}' }],
	[
		'a field that is another one’s is an expression',
		{ ...PLAIN, signAlgorithm: '={{ $json.app }}' },
	],
	['a field is not stored', { baseUrl: PLAIN.baseUrl, privateKey: 'KEY' }],
	['something else is stored', { ...PLAIN, appId: 'C' }],
	['this n8n has it elsewhere', 'elsewhere'],
	['this n8n does not tell', 'refused'],
])('each item is read for where %s', async (_, stored) => {
	const appIdOf = (itemIndex: number) => (itemIndex === 5 ? 'B' : 'A');
	const { context } = runOf(stored, (itemIndex) => ({ ...PLAIN, appId: appIdOf(itemIndex) }));
	expect(await groupByMerchant(context, ITEMS)).toEqual([[2, 3, 8], [5]]);
});

it('an item whose credential cannot be read is alone', async () => {
	const { context } = runOf('elsewhere', (itemIndex) => {
		if (itemIndex === 3) throw new Error('An expression fails.');
		return PLAIN;
	});
	expect(await groupByMerchant(context, ITEMS)).toEqual([[2, 5, 8], [3]]);
	expect(await groupByMerchant(context, [])).toEqual([]);
	expect(await groupByMerchant(runOf(PLAIN, () => PLAIN).context, [])).toEqual([]);
});

it('items whose credential cannot be read are each alone', async () => {
	const { context } = runOf('elsewhere', (itemIndex) => {
		if (itemIndex > 2) throw new Error('An expression fails.');
		return PLAIN;
	});
	expect(await groupByMerchant(context, ITEMS)).toEqual([[2], [3], [5], [8]]);
});

it('a number that is stored is no expression', async () => {
	const { context } = runOf({ ...PLAIN, retries: 5 }, () => PLAIN);
	expect(await groupByMerchant(context, ITEMS)).toEqual([ITEMS]);
});

it.each<[string, Stored, object | undefined]>([
	['the node has no credentials', PLAIN, {}],
	['the node has another credential', PLAIN, { credentials: { other: { id: '1', name: 'O' } } }],
	['a field is neither stored nor used', { baseUrl: 'https://a.example', appId: 'A' }, undefined],
])('each item is read for where %s', async (_, stored, node) => {
	const { context, reads } = runOf(stored, () => stored, node);
	expect(await groupByMerchant(context, ITEMS)).toEqual([ITEMS]);
	expect(reads.count).toBeGreaterThanOrEqual(ITEMS.length);
});
