import type { INodeParameters } from 'n8n-workflow';
import { ROW_AMOUNTS } from '../../wallet-api/contract';
import { useBalanceNode } from './support/balanceNode';

const user = {
	mchUuid: 'JT1',
	uuid: 'U1',
	centerNo: 'A1',
	branchNo: 'A2',
	balance: 360000,
	baseBalance: 5,
	codBalance: -120,
	withdrawThreshold: 0,
	unclearBillAmountDue: 9223372036854775807n,
	unclearBillAmount: 100,
	createTime: '2024-11-22 00:00:00',
	updateTime: '2024-12-31 23:59:59',
	KYCStatus: 'Pending',
	loyaltyPoints: 360000,
};

const node = useBalanceNode({ rows: [user] });

const theUser = async (parameters: INodeParameters) => {
	const { items, error } = await node.run({ operation: 'getAll', ...parameters });
	expect(error).toBeUndefined();
	return items[0]?.json;
};

const asSent = { ...user, unclearBillAmountDue: '9223372036854775807' };

describe('Amounts', () => {
	const forms: Array<[form: string, amounts: { [name in (typeof ROW_AMOUNTS)[number]]: unknown }]> =
		[
			[
				'bahtText',
				{
					balance: '3600.00',
					baseBalance: '0.05',
					codBalance: '-1.20',
					withdrawThreshold: '0.00',
					unclearBillAmountDue: '92233720368547758.07',
					unclearBillAmount: '1.00',
				},
			],
			[
				'bahtNumber',
				{
					balance: 3600,
					baseBalance: 0.05,
					codBalance: -1.2,
					withdrawThreshold: 0,
					unclearBillAmountDue: '92233720368547758.07',
					unclearBillAmount: 1,
				},
			],
			[
				'bahtGrouped',
				{
					balance: '3,600.00',
					baseBalance: '0.05',
					codBalance: '-1.20',
					withdrawThreshold: '0.00',
					unclearBillAmountDue: '92,233,720,368,547,758.07',
					unclearBillAmount: '1.00',
				},
			],
		];

	it.each(forms)('%s: every documented amount, and nothing else', async (amounts, expected) => {
		expect(Object.keys(expected).sort()).toEqual([...ROW_AMOUNTS].sort());
		expect(await theUser({ amounts })).toEqual({ ...asSent, ...expected });
	});

	it.each([{}, { amounts: 'satang' }])('%j: as sent', async (options) => {
		expect(await theUser(options)).toEqual(asSent);
	});

	it('are whole numbers in any form; null is none', async () => {
		node.serve({ rows: [{ mchUuid: 'JT1', balance: null, withdrawThreshold: '0012' }] });
		expect(await theUser({ amounts: 'bahtText' })).toEqual({
			mchUuid: 'JT1',
			balance: null,
			withdrawThreshold: '0.12',
		});
	});
});

describe('Times', () => {
	const zones: Array<[form: INodeParameters, createTime: string, updateTime: string]> = [
		[{}, '2024-11-22T00:00:00+07:00', '2024-12-31T23:59:59+07:00'],
		[{ timeZone: 'UTC' }, '2024-11-22T00:00:00+00:00', '2024-12-31T23:59:59+00:00'],
		[{ timeZone: 'Asia/Kathmandu' }, '2024-11-22T00:00:00+05:45', '2024-12-31T23:59:59+05:45'],
		[{ timeZone: 'America/New_York' }, '2024-11-22T00:00:00-05:00', '2024-12-31T23:59:59-05:00'],
	];

	it.each(zones)('ISO 8601, %j', async (form, createTime, updateTime) => {
		const item = await theUser({ options: { times: { form: { format: 'iso', ...form } } } });
		expect(item).toEqual({ ...asSent, createTime, updateTime });
	});

	it('stay as sent by default, whatever the zone', async () => {
		expect(
			await theUser({ options: { times: { form: { timeZone: 'America/New_York' } } } }),
		).toEqual(asSent);
	});

	it('that cannot be read stay as sent', async () => {
		const odd = { createTime: '22/11/2024', updateTime: 1732208400 };
		node.serve({ rows: [{ mchUuid: 'JT1', ...odd }] });
		expect(await theUser({ options: { times: { form: { format: 'iso' } } } })).toEqual({
			mchUuid: 'JT1',
			...odd,
		});
	});
});

describe('Fields', () => {
	const choices: Array<[fields: string[], returned: string[]]> = [
		[['balance'], ['mchUuid', 'balance']],
		[
			['updateTime', 'balance', 'mchUuid'],
			['mchUuid', 'updateTime', 'balance'],
		],
		[['codEnableStatus', 'userStatus'], ['mchUuid']],
		[[], ['mchUuid']],
	];

	it.each(choices)('%j: %j', async (fields, returned) => {
		const item = await theUser({ output: 'selected', fields });
		expect(item).toEqual(
			Object.fromEntries(Object.entries(asSent).filter(([name]) => returned.includes(name))),
		);
	});

	it('are returned in the form that is chosen', async () => {
		const form = { amounts: 'bahtText', options: { times: { form: { format: 'iso' } } } };
		const fields = ['balance', 'createTime'];
		expect(await theUser({ output: 'selected', fields, ...form })).toEqual({
			mchUuid: 'JT1',
			balance: '3600.00',
			createTime: '2024-11-22T00:00:00+07:00',
		});
	});
});
