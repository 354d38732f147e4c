import * as fc from 'fast-check';
import { STATUS_FIELDS, STATUS_VALUES } from '../../../wallet-api/contract';
import { writeExact } from '../../../sandbox/exactJson';
import { Merchant } from '../../../sandbox/merchant/merchant';
import type { Row } from '../../../sandbox/merchant/rows';
import { parseTime } from '../../../sandbox/merchant/times';
import { VENDOR_ROWS } from './support/vendorExample';

const NOW = Date.UTC(2026, 5, 1, 5, 0, 0);
const merchantOf = (source: ConstructorParameters<typeof Merchant>[0]) =>
	new Merchant(source, () => NOW);
const idsOf = (merchant: Merchant) => merchant.rows().map(({ mchUuid }) => mchUuid);

describe('a merchant made from a seed', () => {
	const merchant = merchantOf({ users: 5000, seed: 11 });
	const rows = merchant.rows();

	it('has every field of the vendor’s example, in its order', () => {
		for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(VENDOR_ROWS[0] ?? {}));
	});

	it('has ids that look like the vendor’s, each once', () => {
		expect(new Set(idsOf(merchant)).size).toBe(5000);
		for (const row of rows) {
			expect(row.mchUuid).toMatch(/^JT\d{19}$/);
			expect(row.uuid).toMatch(/^U\d{19}$/);
			expect(row.centerNo).toMatch(/^A\d{6}$/);
			expect(row.branchNo).toMatch(/^A\d{6}$/);
		}
		// As in the vendor's example, a few users share a wallet.
		const wallets = new Set(rows.map(({ uuid }) => uuid)).size;
		expect(wallets).toBeGreaterThan(4900);
		expect(wallets).toBeLessThan(5000);
	});

	it('is strictly newest first', () => {
		const times = rows.map(({ createTime }) => parseTime(createTime));
		expect(times.every(Number.isFinite)).toBe(true);
		for (const [index, time] of times.slice(1).entries())
			expect(time).toBeLessThan(times[index] ?? 0);
	});

	it('has money that adds up', () => {
		for (const row of rows) {
			expect(row.balance).toBe(Number(row.baseBalance) + Number(row.codBalance));
			expect(Number(row.unclearBillAmountDue)).toBeLessThanOrEqual(Number(row.unclearBillAmount));
			if (row.codEnableStatus === 'Disable') expect(row.codBalance).toBe(0);
		}
		expect(rows.filter(({ balance }) => balance === 0).length).toBeGreaterThan(100);
	});

	it('has every status, most of them the good one', () => {
		for (const field of STATUS_FIELDS) {
			const shares = STATUS_VALUES[field].map(
				(value) => rows.filter((row) => row[field] === value).length / rows.length,
			);
			expect(Math.min(...shares)).toBeGreaterThan(0.01);
			expect(Math.max(...shares)).toBeGreaterThan(0.6);
			expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1);
		}
	});

	it('is the same for the same seed, and another for another', () => {
		expect(merchantOf({ users: 50, seed: 4 }).rows()).toEqual(
			merchantOf({ users: 50, seed: 4 }).rows(),
		);
		expect(idsOf(merchantOf({ users: 50, seed: 4 }))).not.toEqual(
			idsOf(merchantOf({ users: 50, seed: 5 })),
		);
	});

	it('finds every user by id, and nobody else', () => {
		for (const row of rows.slice(0, 200)) expect(merchant.find(row.mchUuid)).toEqual(row);
		for (const id of ['', 'JT', 'JT1095', 'nobody', `${rows[0]?.mchUuid}0`]) {
			expect(merchant.find(id)).toBeUndefined();
		}
	});

	it('can have a million users', () => {
		const million = merchantOf({ users: 1_000_000 });
		expect(million.size).toBe(1_000_000);
		const [id = ''] = million.idsFrom(1_000_000, 1);
		expect(million.removeUser(id)).toBe(true);
		expect(million.size).toBe(999_999);
		expect(Number(million.select().totals.toData().totalBalance)).toBeGreaterThan(1e11);
	});

	it.each([-1, 1.5, 1_000_001, NaN])('cannot have %d users', (users) => {
		expect(() => merchantOf({ users })).toThrow('It has to be a whole number from 0 to 1,000,000.');
	});
});

describe('a merchant of given rows', () => {
	it('sends them as they are, newest first, equals in the order given', () => {
		const rows: Row[] = [
			{ mchUuid: 'b', createTime: '2024-01-01 00:00:00' },
			{ mchUuid: 'none', extra: { deep: [1, null] } },
			{ mchUuid: 'a', createTime: '2025-01-01 00:00:00', balance: 2n ** 63n - 1n },
			{ mchUuid: 'c', createTime: '2024-01-01 00:00:00' },
			{ mchUuid: 'none2' },
		];
		const merchant = merchantOf({ rows });
		expect(idsOf(merchant)).toEqual(['a', 'b', 'c', 'none', 'none2']);
		expect(merchant.listText(merchant.select().entries)).toBe(writeExact(merchant.rows()));
		expect(merchant.find('none')).toEqual({ mchUuid: 'none', extra: { deep: [1, null] } });
		expect(merchant.select().totals.toData().totalBalance).toBe(2n ** 63n - 1n);
	});

	it('sums exactly beyond what a double holds', () => {
		const balance = Number.MAX_SAFE_INTEGER;
		const rows = ['a', 'b', 'c', 'd'].map((mchUuid) => ({ mchUuid, balance }));
		const { totalBalance } = merchantOf({ rows }).select().totals.toData();
		expect(totalBalance).toBe(4n * BigInt(balance));
	});

	it('refuses two users with one id, users without, and both rows and a number', () => {
		expect(() => merchantOf({ rows: [{ mchUuid: 'a' }, { mchUuid: 'a' }] })).toThrow(
			'two wallet users',
		);
		expect(() => merchantOf({ rows: [{ mchUuid: '' }] })).toThrow('needs an mchUuid');
		expect(() => merchantOf({ rows: [], users: 3 })).toThrow('not both');
	});
});

describe.each([
	['seeded', () => merchantOf({ users: 30, seed: 2 })],
	['given', () => merchantOf({ rows: merchantOf({ users: 30, seed: 2 }).rows() })],
])('what happens to %s users', (_kind, make) => {
	it('createUser: the newest, believable, with the fields given', () => {
		const merchant = make();
		const row = merchant.createUser({ balance: 7, codBalance: undefined, tier: 'Gold' });
		expect(row).toMatchObject({ balance: 7, tier: 'Gold', createTime: '2026-06-01 12:00:00' });
		expect(row).not.toHaveProperty('codBalance');
		expect(row.mchUuid).toMatch(/^JT\d{19}$/);
		const next = merchant.createUser();
		expect(next.createTime).toBe('2026-06-01 12:00:01');
		expect(idsOf(merchant).slice(0, 2)).toEqual([next.mchUuid, row.mchUuid]);
		expect(merchant.size).toBe(32);
		expect(() => merchant.createUser({ mchUuid: row.mchUuid })).toThrow('already');
		expect(merchant.size).toBe(32);
	});

	it('createUser: elsewhere in the list when createTime says so', () => {
		const merchant = make();
		const tenth = merchant.rows()[9];
		merchant.createUser({ mchUuid: 'twin', createTime: tenth?.createTime });
		expect(idsOf(merchant).indexOf('twin')).toBe(9);
		merchant.createUser({ mchUuid: 'oldest', createTime: undefined });
		expect(idsOf(merchant).at(-1)).toBe('oldest');
	});

	it('removeUser: gone, and others stay where they were', () => {
		const merchant = make();
		const ids = idsOf(merchant);
		expect(merchant.removeUser(ids[4] ?? '')).toBe(true);
		expect(merchant.removeUser(ids[4] ?? '')).toBe(false);
		expect(merchant.find(ids[4] ?? '')).toBeUndefined();
		expect(idsOf(merchant)).toEqual([...ids.slice(0, 4), ...ids.slice(5)]);
		const again = merchant.createUser({ mchUuid: ids[4] });
		expect(merchant.rows()[0]).toEqual(again);
	});

	it('changeUser: other values in the same place, with a new updateTime', () => {
		const merchant = make();
		const ids = idsOf(merchant);
		const before = merchant.rows()[4];
		const after = merchant.changeUser(ids[4] ?? '', { balance: 1, mchUuid: ids[4] });
		expect(after).toEqual({ ...before, balance: 1, updateTime: '2026-06-01 12:00:00' });
		expect(idsOf(merchant)).toEqual(ids);
		merchant.changeUser(ids[4] ?? '', { createTime: '2030-01-01 00:00:00' });
		expect(idsOf(merchant)[0]).toBe(ids[4]);
		expect(merchant.changeUser('nobody', {})).toBeUndefined();
		expect(() => merchant.changeUser(ids[4] ?? '', { mchUuid: 'x' })).toThrow('cannot change');
		expect(merchant.size).toBe(30);
	});

	it('keeps the sums right', () => {
		const merchant = make();
		const [first = '', second = ''] = idsOf(merchant);
		merchant.createUser({ balance: 2n ** 62n });
		merchant.changeUser(first, { balance: 10, codBalance: 'none' });
		merchant.removeUser(second);
		const rows = merchant.rows();
		const sum = rows.reduce(
			(total, { balance }) =>
				total +
				BigInt(Number.isInteger(balance) || typeof balance === 'bigint' ? String(balance) : 0),
			0n,
		);
		expect(merchant.select().totals.toData().totalBalance).toBe(sum);
		expect(merchant.select({ mchUuidList: idsOf(merchant) }).totals.toData()).toEqual(
			merchant.select().totals.toData(),
		);
	});
});

it('is known as it was any number of changes ago', () => {
	const happenings = fc.array(
		fc.record({
			what: fc.constantFrom('create', 'remove', 'restore', 'change', 'move'),
			place: fc.nat(9),
		}),
		{ maxLength: 25 },
	);
	const property = fc.property(happenings, fc.integer(), (all, seed) => {
		const merchant = merchantOf({ users: 5, seed, perSecond: 2 });
		const list = (changesAgo: number) => merchant.listText(merchant.select({}, changesAgo).entries);
		const before = [list(0)];
		for (const { what, place } of all) {
			const { version } = merchant;
			const [id = ''] = merchant.idsFrom(1 + (place % Math.max(merchant.size, 1)), 1);
			if (what === 'create') merchant.createUser();
			if (what === 'remove') merchant.removeUser(id);
			if (what === 'restore') merchant.restoreUser();
			if (what === 'change') merchant.changeUser(id, { balance: place });
			if (what === 'move') merchant.changeUser(id, { createTime: '2025-06-01 00:00:00' });
			if (merchant.version > version) before.unshift(list(0));
		}
		expect(before.map((_, changesAgo) => list(changesAgo))).toEqual(before);
	});
	fc.assert(property, { numRuns: 300 });
});
