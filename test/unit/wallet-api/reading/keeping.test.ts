/** Conditions while the list is read: whose newest row they hold for, and of whom nobody can tell. */
import type { JsonObject, WalletUser } from '../../../../wallet-api/contract';
import { succeeded } from '../../../../wallet-api/failures';
import type { PageSource } from '../../../../wallet-api/reading/fetchPages';
import { Keeper } from '../../../../wallet-api/reading/keeper';
import { eachUser, readUsers } from '../../../../wallet-api/reading/readUsers';
import { simulate } from '../../../support/reading';
import { useWalletServer } from '../../../support/useWalletServer';

const around = useWalletServer();

/** Neighbouring pages of 20 overlap by ten users: those from place 10 on come twice. */
const PAGES = { pageSize: 20, filters: {} };
const TWICE = 'JT15';

const conditions = {
	amounts: [{ field: 'balance' as const, most: 999n }],
	texts: [],
	times: [],
	timeZone: 'UTC',
};

/** Thirty users, of whom every third has less than 1,000 satang, and one whose balance changes before page 2. */
async function read(before: WalletUser, after: JsonObject, limit?: number) {
	const keeper = new Keeper(conditions);
	const rows = Array.from({ length: 30 }, (_, place) => ({
		mchUuid: `JT${place}`,
		createTime: `2026-01-01 00:00:${59 - place}`,
		balance: place % 3 === 0 ? place : 1_000,
		...(place === 15 ? before : {}),
	}));
	const byPage: unknown[] = [];
	const hooks = () => ({
		onArrival: (number: number) => {
			if (number === 2) around.server.merchant.changeUser(TWICE, after);
		},
	});
	const options = { ...PAGES, limit };
	const whole = await simulate(
		around.server,
		{ rows, hooks },
		async (client) => await readUsers(client, { ...options, keep: keeper.keep }),
	);
	if (whole.result === 'cancelled' || !whole.result.ok) throw new Error('The reading failed.');
	await simulate(
		around.server,
		{ rows, hooks },
		async (client) =>
			await eachUser(
				client,
				{ ...options, keep: new Keeper(conditions).keep },
				async (some) => void byPage.push(...some.map(idOf)),
			),
	);
	return {
		ids: whole.result.value.users.map(idOf),
		byPage,
		unjudged: keeper.unjudgedCount,
		requests: whole.requests.length,
	};
}

const idOf = ({ mchUuid }: WalletUser) => mchUuid;
const low = Array.from({ length: 10 }, (_, index) => `JT${index * 3}`);
const others = low.filter((id) => id !== TWICE);

describe('a user who is met again', () => {
	it('does not come when the newer row breaks a condition', async () => {
		const { ids, byPage } = await read({ balance: 5 }, { balance: 5_000 });
		expect(ids).toEqual(others);
		expect(byPage).toEqual(low);
	});

	it('comes in the place of the list when only the newer row meets it', async () => {
		const { ids, byPage } = await read({ balance: 5_000 }, { balance: 5 });
		expect(ids).toEqual(low);
		expect(byPage).toEqual(others);
	});

	it('is counted as unreadable while the newest row is', async () => {
		expect(await read({ balance: 'much' }, { balance: 5_000 })).toMatchObject({ unjudged: 0 });
		expect(await read({ balance: 5 }, { balance: null })).toMatchObject({
			unjudged: 1,
			ids: others,
		});
	});
});

it('a user who stands in a later answer twice comes as they are there first', async () => {
	const rowOf = (place: number, balance = 0): WalletUser => ({
		mchUuid: `JT${place}`,
		createTime: `2026-01-01 00:00:${59 - place}`,
		balance,
	});
	const source: PageSource = {
		parallelRequests: 1,
		fetchPage: async ({ page, size }) => {
			const start = (page - 1) * size;
			const rows = Array.from({ length: Math.min(size, 30 - start) }, (_, row) =>
				rowOf(start + row),
			);
			const twice = page === 1 ? [] : [rowOf(start, 1), rowOf(start, 2)];
			const users = [...twice, ...rows.slice(page === 1 ? 0 : 1)];
			return succeeded({ users, total: 30, totals: {}, size, current: page });
		},
	};
	const read = await readUsers(source, PAGES);
	const balances = read.ok ? read.value.users.map(({ balance }) => balance) : [];
	expect([balances.length, balances.includes(1), balances.includes(2)]).toEqual([30, true, false]);
});

describe('a limit', () => {
	it('ends the reading where that many are kept, and looks at nobody after the last of them', async () => {
		const { ids, byPage, requests, unjudged } = await read({ balance: null }, {}, 4);
		expect([ids, byPage, requests, unjudged]).toEqual([low.slice(0, 4), low.slice(0, 4), 1, 0]);
		expect(await read({ balance: null }, {}, 6)).toMatchObject({ unjudged: 1 });
	});

	it('of none beyond what is kept reads everybody', async () => {
		const { ids } = await read({ balance: 5 }, {}, 11);
		expect(ids).toEqual(low);
	});
});
