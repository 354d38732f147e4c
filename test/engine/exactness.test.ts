import type { Row } from '../../sandbox/merchant/rows';
import { VENDOR_EXAMPLE } from '../support/vendorExample';
import { VENDOR_ROWS } from '../unit/sandbox/support/vendorExample';
import { useBalanceNode } from './support/balanceNode';

const node = useBalanceNode({ users: 3 });

/** The vendor's page asks for no page size; its answer says 15. */
const asPrinted = { limit: 15 };

describe("the vendor's printed answer", () => {
	it('gives two items with every field, though both name one wallet', async () => {
		node.sandbox.faults.set([{ kind: 'text', body: VENDOR_EXAMPLE }]);
		const { items, error, hints } = await node.run({ operation: 'getAll', ...asPrinted });
		expect({ error, hints }).toEqual({ error: undefined, hints: [] });
		expect(items).toEqual(VENDOR_ROWS.map((json) => ({ json, pairedItem: { item: 0 } })));
		expect(Object.keys(items[0]?.json ?? {})).toEqual(Object.keys(VENDOR_ROWS[0] ?? {}));
	});

	it('gives its totals', async () => {
		node.sandbox.faults.set([{ kind: 'text', body: VENDOR_EXAMPLE }]);
		const { items } = await node.run({ operation: 'getTotals' });
		expect(items.map(({ json }) => json)).toEqual([
			{
				total: 2,
				totalBalance: 0,
				totalBaseBalance: 0,
				totalCodBalance: 0,
				totalUnclearBillAmountDue: 334044,
				totalUnclearBillAmount: 334044,
				totalWithdrawThreshold: 159500,
			},
		]);
	});
});

describe('longs', () => {
	const longs: Array<[sent: bigint, received: number | string]> = [
		[9223372036854775807n, '9223372036854775807'],
		[-9223372036854775808n, '-9223372036854775808'],
		[1234567890123456789n, '1234567890123456789'],
		[9007199254740993n, '9007199254740993'],
		[9007199254740992n, '9007199254740992'],
		[9007199254740991n, 9007199254740991],
		[-9007199254740992n, '-9007199254740992'],
		[-1n, -1],
		[0n, 0],
	];

	it.each(longs)('%s comes out as %j', async (sent, received) => {
		node.serve({ rows: [{ mchUuid: 'JT1', balance: sent, unclearBillAmount: sent }] });
		const { items } = await node.run({ operation: 'getAll' });
		expect(items.map(({ json }) => json)).toEqual([
			{ mchUuid: 'JT1', balance: received, unclearBillAmount: received },
		]);
	});

	it('of 19 digits keep every digit in every amount of every row', async () => {
		node.sandbox.faults.set([{ kind: 'longAmounts' }]);
		const { items } = await node.run({ operation: 'getAll' });
		expect(items.map(({ json }) => [json.balance, json.codBalance])).toEqual([
			['9223372036854775807', '9223372036854775807'],
			['9223372036854775806', '9223372036854775806'],
			['9223372036854775805', '9223372036854775805'],
		]);
	});
});

describe('rows', () => {
	const odd: Row[] = [
		{
			loyalty: { tier: 'ทอง', since: [2019, null, 0.25], nested: { deep: [{ a: 1n }] } },
			mchUuid: 'ลูกค้า "1"\\\n',
			balance: null,
			KYCStatus: 'OnHold',
			bigId: 12345678901234567890n,
			asText: '12345678901234567890',
			on: true,
			empty: {},
		},
		{ mchUuid: 'only the id' },
	];

	it('pass through with unknown, missing, empty and nested fields, in the order sent', async () => {
		node.serve({ rows: odd });
		const { items } = await node.run({ operation: 'getAll' });
		expect(items.map(({ json }) => json)).toEqual([
			{ ...odd[0], bigId: '12345678901234567890', loyalty: expectedLoyalty },
			odd[1],
		]);
		expect(Object.keys(items[0]?.json ?? {})).toEqual(Object.keys(odd[0] ?? {}));
	});

	const expectedLoyalty = {
		tier: 'ทอง',
		since: [2019, null, 0.25],
		nested: { deep: [{ a: 1 }] },
	};

	it('get no field that was not sent, from Look Up only that they were found', async () => {
		node.serve({ rows: [{ mchUuid: 'JT1', balance: 5 }] });
		const { items } = await node.run({ operation: 'lookUp', mchUuid: 'JT1' });
		const json = { mchUuid: 'JT1', balance: 5, found: true };
		expect(items).toEqual([{ json, pairedItem: { item: 0 } }]);
	});
});
