/** Whom Look Up takes for whom it was asked for, at servers that the sandbox does not play. */
import type { JsonObject } from '../../wallet-api/contract';
import { listing, useAnswerServer } from './support/answerServer';
import { inputOf, useBalanceNode } from './support/balanceNode';

const node = useBalanceNode({ users: 1 });
const server = useAnswerServer();

const withoutCase = (asked: string, id: string) => asked.toLowerCase() === id.toLowerCase();
const asSpelled = (asked: string, id: string) => asked === id;

const run = async (ids: string[], parameters = {}) => {
	const result = await node.run(
		{ operation: 'lookUp', ...parameters },
		{
			input: inputOf(...ids.map((mchUuid) => ({ mchUuid }))),
			credentials: { jtWalletApi: { ...node.sandbox.credentials, baseUrl: server.url } },
		},
	);
	expect(result.error).toBeUndefined();
	return result;
};

const found = async (ids: string[]) =>
	(await run(ids)).items.map(({ json }) =>
		json.found === false ? `no ${String(json.mchUuid)}` : json.mchUuid,
	);

const rows: JsonObject[] = ['JT5', 'JT4', 'JT1'].map((mchUuid) => ({ mchUuid, balance: 7 }));

describe('a server that compares ids without case', () => {
	it('is believed: the user comes out with the id that the server calls it by', async () => {
		server.answer(listing(rows, withoutCase));
		expect(await found(['jt5', 'JT4', 'jT1', 'jt9'])).toEqual(['JT5', 'JT4', 'JT1', 'no jt9']);
		expect(server.asked).toHaveLength(1);
	});

	it('is asked again for a spelling beside the user’s own, which one row does not answer for', async () => {
		server.answer(listing(rows, withoutCase));
		expect(await found(['jt5', 'JT5', 'JT4'])).toEqual(['JT5', 'JT5', 'JT4']);
		expect(server.asked.map(({ mchUuidList }) => mchUuidList)).toEqual([
			['jt5', 'JT5', 'JT4'],
			['jt5'],
		]);
	});
});

describe('a server that passes over blanks and the width of letters', () => {
	it.each([
		['JT5', 'JT5 '],
		['JT5', '\tjt5'],
		['JT5', 'ＪＴ５'],
		['ＪＴ５', 'JT5'],
		['é', 'e\u0301'],
	])('is believed: %j finds the user %j', async (asked, mchUuid) => {
		server.answer(() => ({ list: [{ mchUuid }], total: 1 }));
		const { items, hints } = await run([asked]);
		expect(items.map(({ json }) => json)).toEqual([{ mchUuid, found: true }]);
		expect(hints).toEqual([]);
		const many = await node.run(
			{ operation: 'getAll', filters: { mchUuidList: asked } },
			{ credentials: { jtWalletApi: { ...node.sandbox.credentials, baseUrl: server.url } } },
		);
		expect(many.items.map(({ json }) => json)).toEqual([{ mchUuid }]);
		expect(many.hints).toEqual([]);
	});
});

describe('a server that goes by the spelling', () => {
	it('keeps two users apart whose ids differ in case alone', async () => {
		server.answer(listing([{ mchUuid: 'jt5' }, ...rows], asSpelled));
		expect(await found(['JT5', 'jt5'])).toEqual(['JT5', 'jt5']);
		expect(server.asked).toHaveLength(1);
	});

	it('has nobody of another spelling', async () => {
		server.answer(listing(rows, asSpelled));
		expect(await found(['jt5', 'JT5'])).toEqual(['no jt5', 'JT5']);
	});
});

describe('an account that was closed and opened again under the same id', () => {
	const closed = { mchUuid: 'JT1', uuid: 'U1', userStatus: 'Deactivated', balance: 1 };
	const opened = { mchUuid: 'JT1', uuid: 'U2', userStatus: 'Active', balance: 2 };

	it.each([[[closed, opened]], [[opened, closed]]])(
		'is the active one, and a hint says so',
		async (list) => {
			server.answer(listing([...list, ...rows.slice(0, 2)], asSpelled));
			const { items, hints } = await run(['JT1', 'JT4']);
			expect(items.map(({ json }) => json.uuid ?? json.mchUuid)).toEqual(['U2', 'JT4']);
			expect(hints.map(({ message }) => message)).toEqual([
				'JT1 is the ID of several wallet users, as when an account was closed and opened again. The active one was returned, or else the newest.',
			]);
		},
	);
});

describe('what comes out', () => {
	it('are items of their own, also for one id', async () => {
		server.answer(listing([{ mchUuid: 'JT1', tags: ['a'] }], asSpelled));
		const { items } = await run(['JT1', 'JT1']);
		const [first, second] = items.map(({ json }) => json);
		expect(first).toEqual(second);
		expect(first).not.toBe(second);
		expect(first?.tags).not.toBe(second?.tags);
	});

	it.each([
		{},
		{ amounts: 'bahtText' },
		{ output: 'selected', fields: ['balance'] },
		{ options: { times: { form: { format: 'iso' } } } },
	])('is a user whose row has names that JavaScript has a meaning for: %j', async (parameters) => {
		const row = '{"mchUuid":"JT1","__proto__":{"balance":1},"constructor":2,"toString":3}';
		server.answer(listing([JSON.parse(row)], asSpelled));
		const { items } = await run(['JT1'], parameters);
		const text = JSON.stringify(items[0]?.json);
		const fields = 'fields' in parameters ? '{"mchUuid":"JT1"}' : row;
		expect(text).toBe(fields.replace(/\}$/, ',"found":true}'));
	});
});
