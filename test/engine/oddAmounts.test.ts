/** Amounts that are no whole number of satang, where they are to come out in baht. */
import { useAnswerServer } from './support/answerServer';
import { inputOf, useBalanceNode, wordsOf } from './support/balanceNode';
import type { Json } from '../../wallet-api/contract';

const node = useBalanceNode({ users: 1 });
const server = useAnswerServer();

const run = async (operation: string, amounts: string, balance: Json, continues = false) => {
	const users = [
		{ mchUuid: 'JT1', balance: 150 },
		{ mchUuid: 'JT2', balance },
	];
	server.answer(({ mchUuidList }) => {
		const list = users.filter(
			({ mchUuid }) => !Array.isArray(mchUuidList) || mchUuidList.includes(mchUuid),
		);
		return { list, total: list.length, totalBalance: balance };
	});
	return await node.run(
		{ operation, amounts },
		{
			input: operation === 'lookUp' ? inputOf({ mchUuid: 'JT1' }, { mchUuid: 'JT2' }) : inputOf({}),
			credentials: { jtWalletApi: { ...node.sandbox.credentials, baseUrl: server.url } },
			...(continues ? { onError: 'continueRegularOutput' } : {}),
		},
	);
};

const odd: Array<[balance: Json, shown: string]> = [
	[12.5, '12.5'],
	['1,250', '"1,250"'],
	['', '""'],
	[true, 'true'],
	[{ satang: 5 }, '{"satang":5}'],
	[[5], '[5]'],
];

const said = (of: string, shown: string) =>
	`${of} is ${shown}, which is not a whole number of satang and cannot be converted to baht. Set 'Amounts' to Satang (as Sent) to get it as JT Wallet sent it.`;

describe.each(['bahtNumber', 'bahtText'])('as %s', (amounts) => {
	it.each(odd)('%j fails Get Many and names row and field', async (balance, shown) => {
		const { items, error } = await run('getAll', amounts, balance);
		expect(items).toEqual([]);
		expect(wordsOf(error).title).toBe(said('"balance" of the wallet user JT2', shown));
	});

	it.each(odd)('%j fails its own item of Look Up', async (balance, shown) => {
		const { items } = await run('lookUp', amounts, balance, true);
		expect(items.map(({ json }) => json.error ?? Number(json.balance))).toEqual([
			1.5,
			said('"balance" of the wallet user JT2', shown),
		]);
	});

	it.each(odd)('%j fails Get Totals and names the sum', async (balance, shown) => {
		const { error } = await run('getTotals', amounts, balance);
		expect(wordsOf(error).title).toBe(said('"totalBalance"', shown));
	});

	it.each([null])('%j is no amount, and comes as it is', async (balance) => {
		const { items } = await run('getAll', amounts, balance);
		expect(items.map(({ json }) => json.balance)).toEqual([expect.anything(), null]);
	});
});

it.each(odd)('%j comes as it is, as satang', async (balance) => {
	const { items } = await run('getAll', 'satang', balance);
	expect(items.map(({ json }) => json.balance)).toEqual([150, balance]);
});
