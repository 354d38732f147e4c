/** Rows as they come out: the form of amounts and times, and which fields. */
import type { ItemOptions } from '../../../nodes/shared/fields/itemOptions';
import { formatter, OddAmount, toItems } from '../../../nodes/shared/output/items';
import type { JsonObject } from '../../../wallet-api/contract';

const AS_SENT: ItemOptions = {
	amounts: 'satang',
	times: 'asSent',
	timeZone: 'Asia/Bangkok',
	fields: [],
};

const out = (row: JsonObject, options: Partial<ItemOptions> = {}) =>
	formatter({ ...AS_SENT, ...options })(row);

const ROW = { mchUuid: 'JT1', balance: 123_456, createTime: '2024-11-22 00:00:00', other: [1] };

it('with nothing to change are the rows themselves', () => {
	expect(out(ROW)).toBe(ROW);
	expect(out(ROW, { timeZone: 'UTC' })).toBe(ROW);
});

it.each([
	['bahtNumber', 1234.56],
	['bahtText', '1234.56'],
	['bahtGrouped', '1,234.56'],
] as const)('have amounts as %s', (amounts, baht) => {
	const totals = { totalBalance: 123_456, users: 5 };
	expect(out(ROW, { amounts })).toEqual({ ...ROW, balance: baht });
	expect(out(totals, { amounts })).toEqual({ totalBalance: baht, users: 5 });
	expect(out({ balance: null }, { amounts })).toEqual({ balance: null });
});

it.each([
	['2024-11-22 00:00:00', '2024-11-22T00:00:00+07:00'],
	['soon', 'soon'],
	[5, 5],
	[null, null],
])('have the time %j as %j', (createTime, time) => {
	expect(out({ createTime, updateTime: createTime }, { times: 'iso' })).toEqual({
		createTime: time,
		updateTime: time,
	});
});

it('have the ID and the fields that were chosen, each once', () => {
	const fields = ['other', 'mchUuid', 'missing', 'other'];
	const item = out(ROW, { fields });
	expect(Object.entries(item)).toEqual([
		['mchUuid', 'JT1'],
		['other', [1]],
	]);
});

it('keep a field of any name', () => {
	const row: JsonObject = JSON.parse('{"__proto__": {"a": 1}, "mchUuid": "JT1", "balance": 5}');
	const item = out(row, { amounts: 'bahtText' });
	expect(JSON.stringify(item)).toBe('{"__proto__":{"a":1},"mchUuid":"JT1","balance":"0.05"}');
	const descriptor = Object.getOwnPropertyDescriptor(item, '__proto__');
	expect(descriptor).toMatchObject({ enumerable: true, writable: true, configurable: true });
});

it.each([
	[{ mchUuid: 'JT1', balance: 'much' }, '"balance" of the wallet user JT1 is "much", which'],
	[{ codBalance: 0.5 }, '"codBalance" is 0.5, which is not a whole number of satang'],
])('of %j fail, where amounts have to be baht', (row, words) => {
	expect(() => out(row, { amounts: 'bahtNumber' })).toThrow(OddAmount);
	expect(() => out(row, { amounts: 'bahtNumber' })).toThrow(words);
	expect(() => out(row, { amounts: 'bahtNumber' })).toThrow(
		"Set 'Amounts' to Satang (as Sent) to get it as JT Wallet sent it.",
	);
	expect(out(row)).toBe(row);
});

it('are items with one link to their input item', () => {
	const items = toItems([ROW, ROW], AS_SENT, 3);
	expect(items).toEqual([
		{ json: ROW, pairedItem: { item: 3 } },
		{ json: ROW, pairedItem: { item: 3 } },
	]);
	expect(items[0]?.pairedItem).toBe(items[1]?.pairedItem);
});
