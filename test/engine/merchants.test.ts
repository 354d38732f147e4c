import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { idsOf, inputOf, useBalanceNode, wordsOf } from './support/balanceNode';
import { pollNode } from './support/pollNode';

/** One merchant, whose credential another one's fields are put into by expressions. */
const node = useBalanceNode({ users: 30, seed: 3 });

/** A second merchant, on a server of its own: other users, another App ID, another key. */
let other: Sandbox;

beforeAll(async () => {
	other = await startSandbox({ users: 12, seed: 77, port: 0, log: 'all' });
});
beforeEach(() => other.reset({ users: 12, seed: 77 }));
afterAll(async () => await other.close());

/** A credential that takes every field from the input item. */
const FROM_ITEM = {
	baseUrl: '={{ $json.credential.baseUrl }}',
	appId: '={{ $json.credential.appId }}',
	privateKey: '={{ $json.credential.privateKey }}',
};

const from = (sandbox: Sandbox): IDataObject => ({ credential: { ...sandbox.credentials } });

const around = (...items: IDataObject[]) => ({
	input: inputOf(...items),
	credentials: { jtWalletApi: FROM_ITEM },
});

const idsAt = (sandbox: Sandbox) => idsOf(sandbox.merchant.rows());

describe('Get Many and Get Totals', () => {
	it('list each input item from its own merchant', async () => {
		const { items, error } = await node.run(
			{ operation: 'getAll', returnAll: true, options: { pageSize: 10 } },
			around(from(node.sandbox), from(other), from(node.sandbox)),
		);
		expect(error).toBeUndefined();
		expect(idsOf(items)).toEqual([...idsAt(node.sandbox), ...idsAt(other), ...idsAt(node.sandbox)]);
		expect(other.counters).toMatchObject({ refused: 0 });
	});

	it.each(['getAll', 'getTotals'])(
		'%s: a merchant that is refused is refused, and not given what belongs to the first',
		async (operation) => {
			const { appId, ...fields } = node.sandbox.credentials;
			const { items } = await node.run(
				{ operation, limit: 2 },
				{
					input: inputOf({ app: appId }, { app: 'otherMerchant' }, { app: appId }),
					credentials: { jtWalletApi: { ...fields, appId: '={{ $json.app }}' } },
					onError: 'continueRegularOutput',
				},
			);
			const failed = items.filter(({ json }) => 'error' in json);
			expect(failed).toEqual([
				{
					json: {
						error: 'JT Wallet does not know this App ID',
						message: expect.stringContaining('21003'),
					},
					pairedItem: { item: 1 },
				},
			]);
			expect(new Set(items.map(({ pairedItem }) => Object(pairedItem).item))).toEqual(
				new Set([0, 1, 2]),
			);
		},
	);

	it('count each merchant', async () => {
		const { items } = await node.run(
			{ operation: 'getTotals' },
			around(from(other), from(node.sandbox)),
		);
		expect(items.map(({ json }) => json.total)).toEqual([12, 30]);
	});
});

describe('Look Up', () => {
	const wish = (sandbox: Sandbox, mchUuid: unknown): IDataObject => ({
		...from(sandbox),
		mchUuid: String(mchUuid),
	});

	it('asks each merchant for its own items, in one request, and keeps the order of the input', async () => {
		const [a, b, c] = idsAt(node.sandbox);
		const [x, y] = idsAt(other);
		const { items, error } = await node.run(
			{ operation: 'lookUp' },
			around(
				wish(node.sandbox, a),
				wish(other, x),
				wish(node.sandbox, b),
				wish(other, a),
				wish(other, y),
				wish(node.sandbox, c),
			),
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => [json.mchUuid, json.found])).toEqual([
			[a, true],
			[x, true],
			[b, true],
			[a, false],
			[y, true],
			[c, true],
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4, 5].map((item) => ({ item })),
		);
		expect(node.asked().map(({ mchUuidList }) => mchUuidList)).toEqual([[a, b, c]]);
		expect(other.requests.map(({ parameters }) => parameters?.mchUuidList)).toEqual([[x, a, y]]);
	});

	it('reads a credential that holds no expression no more often for many items than for one', async () => {
		const reads = async (count: number) => {
			const ids = idsAt(node.sandbox).slice(0, count);
			const input = inputOf(...ids.map((mchUuid) => ({ mchUuid: String(mchUuid) })));
			const { items, credentialReads } = await node.run({ operation: 'lookUp' }, { input });
			expect(items.filter(({ json }) => json.found)).toHaveLength(count);
			return credentialReads;
		};
		expect(await reads(30)).toBe(await reads(1));
	});

	it('sees an expression that tells merchants apart by the item’s place alone', async () => {
		const [a, b] = idsAt(node.sandbox);
		const { appId, ...fields } = node.sandbox.credentials;
		const { items } = await node.run(
			{ operation: 'lookUp' },
			{
				input: inputOf(...[a, b, a].map((mchUuid) => ({ mchUuid: String(mchUuid) }))),
				credentials: {
					jtWalletApi: { ...fields, appId: `={{ $itemIndex === 1 ? 'other' : '${appId}' }}` },
				},
				onError: 'continueRegularOutput',
			},
		);
		expect(items.map(({ json }) => json.found ?? json.error)).toEqual([
			true,
			'JT Wallet does not know this App ID',
			true,
		]);
	});

	it('a user of two merchants comes out for each with that merchant’s balance', async () => {
		node.serve({ rows: [{ mchUuid: 'JT1', balance: 100 }] });
		other.reset({ rows: [{ mchUuid: 'JT1', balance: 999 }] });
		const { items } = await node.run(
			{ operation: 'lookUp' },
			around(wish(other, 'JT1'), wish(node.sandbox, 'JT1')),
		);
		expect(items.map(({ json }) => json.balance)).toEqual([999, 100]);
	});

	it('a merchant that fails fails its own items alone, where the node continues', async () => {
		const [a, b] = idsAt(node.sandbox);
		const refused = { ...wish(other, a), credential: { ...other.credentials, appId: 'nobody' } };
		const { items } = await node.run(
			{ operation: 'lookUp' },
			{
				...around(wish(node.sandbox, a), refused, {}, wish(node.sandbox, b)),
				onError: 'continueRegularOutput',
			},
		);
		expect(items.map(({ json }) => json.mchUuid ?? json.error)).toEqual([
			a,
			'JT Wallet does not know this App ID',
			expect.stringContaining('Merchant User ID is undefined'),
			b,
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((item) => ({ item })),
		);
	});

	it('a merchant that fails fails the run, where the node does not continue, and names the item', async () => {
		const [a] = idsAt(node.sandbox);
		const refused = { ...wish(other, a), credential: { ...other.credentials, appId: 'nobody' } };
		const { items, error } = await node.run(
			{ operation: 'lookUp' },
			around(wish(node.sandbox, a), refused),
		);
		expect(items).toEqual([]);
		expect(wordsOf(error).title).toBe('JT Wallet does not know this App ID');
		expect(error).toMatchObject({ context: { itemIndex: 1 } });
	});

	it('asks for all items in one request where their credential is the same', async () => {
		const input = Array.from({ length: 500 }, (_, item) => ({ mchUuid: `JT${item}` }));
		const { items } = await node.run({ operation: 'lookUp' }, { input: inputOf(...input) });
		expect(items).toHaveLength(500);
		expect(node.sandbox.counters).toMatchObject({ requests: 1 });
	});

	it('reads a credential whose only expression is the number of the item once for each', async () => {
		const { appId, ...fields } = node.sandbox.credentials;
		const [a] = idsAt(node.sandbox);
		const { items } = await node.run(
			{ operation: 'lookUp', mchUuid: String(a) },
			{
				input: inputOf({}, {}, {}),
				credentials: {
					jtWalletApi: { ...fields, appId: `={{ $itemIndex === 1 ? 'nobody' : '${appId}' }}` },
				},
				onError: 'continueRegularOutput',
			},
		);
		expect(items.map(({ json }) => json.mchUuid ?? json.error)).toEqual([
			a,
			'JT Wallet does not know this App ID',
			a,
		]);
	});
});

it('the trigger, which has no items, evaluates what needs none', async () => {
	const { appId, ...fields } = node.sandbox.credentials;
	const { items } = await pollNode({
		nodeType: 'jtWalletBalanceTrigger',
		parameters: { events: ['userAdded'], options: { onFirstPoll: 'report' } },
		credentials: { jtWalletApi: { ...fields, appId: `={{ '${appId}'.trim() }}` } },
	});
	expect(items).toHaveLength(30);
});
