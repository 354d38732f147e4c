import * as fc from 'fast-check';
import {
	type BalanceFilters,
	ROW_AMOUNTS,
	STATUS_FIELDS,
	STATUS_VALUES,
	TOTAL_AMOUNTS,
} from '../../../wallet-api/contract';
import type { Merchant } from '../../../sandbox/merchant/merchant';
import type { Row } from '../../../sandbox/merchant/rows';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { data } from './support/ask';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, users: 0 });
});
afterAll(async () => await sandbox.close());

/** The plainest way to answer: look at every row, keep those that match, cut the page out. */
function model(rows: Row[], filters: BalanceFilters, page: number, size: number) {
	const matching = rows.filter(
		(row) =>
			(filters.mchUuidList?.includes(row.mchUuid) ?? true) &&
			STATUS_FIELDS.every((field) => filters[field]?.includes(String(row[field])) ?? true),
	);
	const sum = (field: string) =>
		matching.reduce((total, row) => total + Number(row[field] ?? 0), 0);
	const totals = TOTAL_AMOUNTS.map((name) => {
		const field = ROW_AMOUNTS.find(
			(amount) => `total${amount}`.toLowerCase() === name.toLowerCase(),
		);
		return [name, sum(field ?? '')];
	});
	return {
		total: matching.length,
		size,
		current: page,
		...Object.fromEntries(totals),
		list: matching.slice((page - 1) * size, page * size),
	};
}

const filtersOf = (users: number) => {
	const some = (field: keyof typeof STATUS_VALUES) =>
		fc.uniqueArray(fc.constantFrom<string>(...STATUS_VALUES[field]), { minLength: 1 });
	return fc.record(
		{
			KYCStatus: some('KYCStatus'),
			authorizationStatus: some('authorizationStatus'),
			mobileVerificationStatus: some('mobileVerificationStatus'),
			userStatus: some('userStatus'),
			places: fc.array(fc.nat(users + 2), { minLength: 1, maxLength: 30 }),
		},
		{ requiredKeys: [] },
	);
};

/** Something that happens to the users: at which place, and what. */
const happening = fc.record({
	what: fc.constantFrom('create', 'createElsewhere', 'remove', 'change'),
	place: fc.nat(80),
	status: fc.constantFrom(...STATUS_VALUES.userStatus),
});

const history = fc.nat(80).chain((users) =>
	fc.record({
		users: fc.constant(users),
		seed: fc.integer(),
		given: fc.boolean(),
		happenings: fc.array(happening, { maxLength: 12 }),
		filters: filtersOf(users),
		page: fc.integer({ min: 1, max: 8 }),
		size: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(10_000)),
	}),
);

type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

/** Lets the same happen to the sandbox's merchant and to a plain list. */
function happen(merchant: Merchant, rows: Row[], { what, place, status }: Happening): void {
	const at = place % Math.max(rows.length, 1);
	const row = rows[at];
	if (what === 'create') rows.unshift(merchant.createUser({ userStatus: status }));
	if (row === undefined) return;
	if (what === 'createElsewhere') {
		const twins = rows.findIndex(({ createTime }) => createTime === row.createTime);
		rows.splice(twins, 0, merchant.createUser({ createTime: row.createTime }));
	}
	if (what === 'remove') {
		merchant.removeUser(row.mchUuid);
		rows.splice(at, 1);
	}
	if (what === 'change') {
		const changed = merchant.changeUser(row.mchUuid, { userStatus: status, balance: place });
		if (changed !== undefined) rows[at] = changed;
	}
}

it('any page of any size under any filters is what a plain look at every row gives', async () => {
	await fc.assert(
		fc.asyncProperty(history, async ({ users, seed, given, happenings, filters, page, size }) => {
			sandbox.reset({ users, seed });
			const rows = sandbox.merchant.rows();
			if (given) sandbox.reset({ rows });
			for (const each of happenings) happen(sandbox.merchant, rows, each);
			const { places, ...statuses } = filters;
			const mchUuidList = places?.map((place) => rows[place]?.mchUuid ?? 'JT0');
			const wanted = { ...statuses, ...(mchUuidList && { mchUuidList }) };
			const heard = await data(sandbox, { ...wanted, page, size });
			expect(heard).toEqual(model(rows, wanted, page, size));
		}),
		{ numRuns: 300 },
	);
}, 120_000);

it('all pages together are all users, each once', async () => {
	sandbox.reset({ users: 107, seed: 3 });
	const lists = [1, 2, 3, 4, 5, 6].map(
		async (page) => (await data(sandbox, { page, size: 20 })).list,
	);
	expect((await Promise.all(lists)).flat()).toEqual(sandbox.merchant.rows());
});

it('is on page 1 with 15 rows unless asked otherwise', async () => {
	sandbox.reset({ users: 20 });
	expect(await data(sandbox)).toEqual(await data(sandbox, { page: 1, size: 15 }));
});

it('sums over everyone if set so', async () => {
	sandbox.reset({ users: 20 });
	const everyone = await data(sandbox);
	const mchUuidList = sandbox.merchant.idsFrom(1, 2);
	const filtered = await data(sandbox, { mchUuidList });
	sandbox.settings.totalsOver = 'merchant';
	expect(await data(sandbox, { mchUuidList })).toEqual({
		...everyone,
		total: 2,
		list: filtered.list,
	});
	expect(filtered.totalBaseBalance).not.toBe(everyone.totalBaseBalance);
});

it('answers from kept pages the same, also after a change', async () => {
	const prepared = await startSandbox({ port: 0, users: 0, prepared: true });
	for (const users of [25, 26]) {
		sandbox.reset({ users });
		prepared.reset({ users });
		const both = async (size: number) => {
			const query = { page: 2, size };
			expect(await data(prepared, query)).toEqual(await data(sandbox, query));
		};
		await both(10);
		await both(10);
		await both(5);
		const [id = ''] = sandbox.merchant.idsFrom(1, 1);
		for (const each of [sandbox, prepared]) each.merchant.removeUser(id);
		await both(10);
	}
	await prepared.close();
});
