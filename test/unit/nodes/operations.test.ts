/** What holds for every operation: whose credential is used, to whom a failure belongs, and what a list that moves means. */
import type { INodeParameters } from 'n8n-workflow';
import { usePlainNode } from '../../support/plain/usePlainNode';

const node = usePlainNode({ users: 4, seed: 1 });

const OPERATIONS: Array<[operation: string, more: INodeParameters]> = [
	['export', {}],
	['getAll', { returnAll: true }],
	['getTotals', { totalsFrom: 'added' }],
	['getTotals', { totalsFrom: 'stated' }],
	['lookUp', {}],
];

const messages = ({ hints }: Awaited<ReturnType<typeof node.run>>) =>
	hints.map(({ message }) => message);

describe.each(OPERATIONS)('%s %j', (operation, more) => {
	const parameters = { operation, ...more };
	/** Two input items, the second for a server that does not answer. */
	const twoServers = (more: object = {}) => {
		const { baseUrl, ...others } = node.sandbox.credentials;
		return {
			credentials: { jtWalletApi: { ...others, baseUrl: '={{ $json.url }}' } },
			input: [baseUrl, 'http://127.0.0.1:1'].map((url) => ({ json: { url, mchUuid: 'nobody' } })),
			...more,
		};
	};
	const once = { ...parameters, options: { maxRetries: 0 } };

	it('uses the credential of each input item', async () => {
		const { items, error } = await node.run(once, twoServers({ onError: 'continueRegularOutput' }));
		expect(error).toBeUndefined();
		const failed = items.filter(({ json }) => json.error !== undefined);
		expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
		expect(items.length).toBeGreaterThan(1);
	});

	it('says which input item failed', async () => {
		const { error } = await node.run(once, twoServers());
		expect(error).toMatchObject({ name: 'NodeApiError', context: { itemIndex: 1 } });
	});
});

describe('a list that keeps changing', () => {
	beforeEach(() =>
		node.sandbox.reset({ users: 120, perSecond: 40, world: { order: 'tiesChange' } }),
	);
	const LISTS = OPERATIONS.slice(0, 3);
	const options = { pageSize: 20, parallelRequests: 1, maxRetries: 0 };

	it.each(LISTS)('is told by %s', async (operation, more) => {
		const ran = await node.run({ operation, ...more, options });
		expect(ran.error).toBeUndefined();
		expect(messages(ran)).toContainEqual(
			expect.stringMatching(/^Wallet users may be missing .+ Run the workflow again\.$/),
		);
	});

	it.each(LISTS)('fails %s where that is wanted', async (operation, more) => {
		const whenListChanges = 'fail';
		const { items, error } = await node.run({
			operation,
			...more,
			options: { ...options, whenListChanges },
		});
		expect(items).toEqual([]);
		expect(error).toMatchObject({
			message: 'The list of wallet users changed while it was read',
			context: { itemIndex: 0 },
		});
	});

	it('fails nothing where it stays as it is', async () => {
		node.sandbox.reset({ users: 120 });
		const { error } = await node.run({
			operation: 'getAll',
			options: { ...options, whenListChanges: 'fail' },
		});
		expect(error).toBeUndefined();
	});
});

describe('sums', () => {
	const added = { operation: 'getTotals', totalsFrom: 'added' };

	it('do not hold what one user lacks', async () => {
		node.sandbox.reset({ rows: [{ mchUuid: 'JT1', balance: 5 }] });
		expect(messages(await node.run(added))).toContain(
			'1 wallet user has no COD Balance and is not in the sum of it.',
		);
		node.sandbox.reset({ rows: ['JT1', 'JT2'].map((mchUuid) => ({ mchUuid, balance: 5 })) });
		expect(messages(await node.run(added))).toContain(
			'2 wallet users have no COD Balance and are not in the sum of it.',
		);
	});

	it('are refused with an amount that is none', async () => {
		node.sandbox.reset({ rows: [{ mchUuid: 'JT1', balance: 'much' }] });
		expect((await node.run(added)).error?.message).toContain(
			'"balance" of the wallet user JT1 is "much", which is not a whole number of satang',
		);
		node.sandbox.faults.set([
			{ kind: 'missingFields', fields: ['mchUuid'], when: { every: true } },
		]);
		expect((await node.run(added)).error?.message).toContain('"balance" is "much", which is not');
	});

	it('as stated leave out what several requests do not show', async () => {
		node.sandbox.settings.totalsOver = 'merchant';
		const ids = Array.from({ length: 5_001 }, (_, place) => `x${place}`).join(' ');
		const ran = await node.run({ operation: 'getTotals', filters: { mchUuidList: ids } });
		expect(messages(ran)).toEqual([
			expect.stringMatching(
				/^Left out: total\w+(, total\w+)+\. More than 5,000 Merchant User IDs take several requests, .+ Set 'Totals From' to Added Up From All Users\.$/,
			),
		]);
	});
});
