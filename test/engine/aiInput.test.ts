import type { INodeParameters } from 'n8n-workflow';
import { loadPackage } from './support/loadedPackage';
import { idsOf, inputOf, useBalanceNode, wordsOf } from './support/balanceNode';
import { REPOSITORY } from './support/prepare';

const node = useBalanceNode({ users: 300, seed: 2 });

/** A value that came out of an expression, as what a model fills in does. */
const filled = (value: string | number | boolean | string[] | null) =>
	`={{ ${JSON.stringify(value)} }}`;

/** Runs Get Many with what a model wrote, and says what was asked of JT Wallet. */
const askedWith = async (parameters: INodeParameters) => {
	const { error } = await node.run({ operation: 'getAll', ...parameters });
	expect(error).toBeUndefined();
	return node.asked();
};

describe('Limit and Return All', () => {
	const limits: Array<[written: string | number, size: number]> = [
		['20', 20],
		[' 20 ', 20],
		['20.0', 20],
		[20, 20],
	];

	it.each(limits)('Limit %j is %i', async (written, size) => {
		expect(await askedWith({ limit: filled(written) })).toEqual([{ page: 1, size }]);
	});

	const answers: Array<[written: string | boolean, size: number]> = [
		['true', 10_000],
		['True', 10_000],
		[true, 10_000],
		['false', 20],
		[' FALSE ', 20],
		[false, 20],
	];

	it.each(answers)('Return All %j: a page of %i', async (written, size) => {
		const asked = await askedWith({ returnAll: filled(written), limit: filled('20') });
		expect(asked).toEqual([{ page: 1, size }]);
	});

	it('numbers among the options may be texts, too', async () => {
		const options = { pageSize: filled('7'), maxRetries: filled('0'), timeout: filled('30') };
		expect((await askedWith({ limit: 7, options }))[0]).toEqual({ page: 1, size: 7 });
	});
});

describe('filters', () => {
	const written: Array<[written: string | string[], sent: string[]]> = [
		['Approved, Pending', ['Approved', 'Pending']],
		['approved', ['Approved']],
		['PENDING;rejected', ['Pending', 'Rejected']],
		['["Approved", "Pending"]', ['Approved', 'Pending']],
		[
			['approved', 'Approved', ' pending '],
			['Approved', 'Pending'],
		],
	];

	it.each(written)('KYC Status %j is %j', async (value, sent) => {
		expect(await askedWith({ filters: { KYCStatus: filled(value) } })).toEqual([
			{ page: 1, size: 50, KYCStatus: sent },
		]);
	});

	it.each(['JT1,JT2', '["JT1", "JT2"]', ' JT1\nJT2 '])('ids %j', async (value) => {
		expect(await askedWith({ filters: { mchUuidList: filled(value) } })).toEqual([
			{ page: 1, size: 50, mchUuidList: ['JT1', 'JT2'] },
		]);
	});
});

describe('options', () => {
	it('may be written in any case, fields with commas between them', async () => {
		const { items } = await node.run({
			operation: 'getAll',
			limit: 1,
			amounts: filled('BahtText'),
			output: filled('Selected'),
			fields: filled('balance, createtime'),
			options: {
				times: { form: { format: filled('ISO'), timeZone: filled('asia/bangkok') } },
			},
		});
		expect(items[0]?.json).toEqual({
			mchUuid: expect.any(String),
			balance: expect.stringMatching(/^\d+\.\d\d$/),
			createTime: expect.stringMatching(/\+07:00$/),
		});
	});

	it('of Look Up, too', async () => {
		const { items } = await node.run(
			{ operation: 'lookUp', options: { whenNotFound: filled('SKIP') } },
			{
				input: inputOf(
					{ mchUuid: 'nobody' },
					{ mchUuid: String(idsOf(node.sandbox.merchant.rows())[0]) },
				),
			},
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	});
});

describe('a refusal tells the model what is accepted', () => {
	const refused: Array<[parameters: INodeParameters, message: string]> = [
		[{ limit: filled('all') }, 'Limit is "all", but it has to be a whole number of 1 or more.'],
		[{ returnAll: filled('maybe') }, 'Return All is "maybe", but it has to be true or false.'],
		[
			{ filters: { KYCStatus: filled('Approved and Pending') } },
			'KYC Status is "and", but it has to be one of Unsubmitted, Pending, Approved, Rejected.',
		],
		[
			{ output: 'selected', fields: filled('balance, name') },
			'Fields is "name", but it has to be one of authorizationStatus, balance, baseBalance,',
		],
	];

	it.each(refused)('%j', async (parameters, message) => {
		const { error } = await node.run({ operation: 'getAll', ...parameters });
		expect(wordsOf(error).title).toContain(message);
		expect(node.sandbox.requests).toEqual([]);
	});
});

it('the node says to a model what it does and what amounts mean', async () => {
	const { description } = (await loadPackage(REPOSITORY)).getNode('jtWalletBalance').type;
	expect(description).toMatchObject({ usableAsTool: true });
	expect(description.description).toMatch(
		/balances.*wallet users.*satang \(100 satang = 1 Thai baht\)/,
	);
});
