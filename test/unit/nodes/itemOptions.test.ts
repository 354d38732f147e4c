import { itemOptionFields, acceptItemOptions } from '../../../nodes/shared/fields/itemOptions';
import { timeZoneOptions } from '../../../nodes/shared/fields/timesField';
import { formatter, toItems } from '../../../nodes/shared/output/items';
import {
	acceptReadingOptions,
	requestOptionFields,
} from '../../../nodes/shared/fields/readingOptions';
import { vendorAnswer } from '../../support/vendorExample';

/** The fields of options with what the editor shows before anything is changed. */
const defaultsOf = (fields: { [name: string]: { name: string; default: unknown } }) =>
	Object.fromEntries(Object.values(fields).map((field) => [field.name, field.default]));

describe('options that are not set', () => {
	it('are what the fields show as their defaults', () => {
		const times = { times: 'asSent', timeZone: 'Asia/Bangkok' };
		expect(acceptItemOptions({})).toEqual({ ...defaultsOf(itemOptionFields), ...times });
		expect(acceptItemOptions(defaultsOf(itemOptionFields))).toEqual(acceptItemOptions({}));
		const { timeout, ...others } = defaultsOf(requestOptionFields);
		expect(acceptReadingOptions({})).toEqual({ ...others, timeoutMs: 1000 * Number(timeout) });
	});
});

describe('Fields to Return', () => {
	it("offers every field of the vendor's example, sorted by name", () => {
		const { options } = itemOptionFields.fields;
		const [row] = vendorAnswer().data.list;
		expect(options.map(({ value }) => value).sort()).toEqual(Object.keys(row ?? {}).sort());
		const names = options.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
	});
});

describe('Time Zone', () => {
	it('offers zones that it takes itself', () => {
		const zones = timeZoneOptions().map(({ value }) => value);
		expect(zones).toContain('Asia/Bangkok');
		const read = (timeZone: unknown) =>
			acceptItemOptions({ times: { form: { timeZone } } }).timeZone;
		expect(zones.map(read)).toEqual(zones);
	});
});

it.each(['iso', ['iso'], { form: 'iso' }])('Times %j is refused', (times) => {
	expect(() => acceptItemOptions({ times })).toThrow('but it has to be a format and a time zone.');
});

describe('formatting', () => {
	const row = { mchUuid: 'JT1', balance: 5, createTime: '2024-11-22 00:00:00' };

	it('hands the row itself over where nothing is to change', () => {
		expect(formatter(acceptItemOptions({}))(row)).toBe(row);
	});

	it('never changes the row', () => {
		const before = { ...row };
		formatter(
			acceptItemOptions({
				amounts: 'bahtText',
				times: { form: { format: 'iso' } },
				fields: ['balance'],
			}),
		)(row);
		expect(row).toEqual(before);
	});

	it('links every item to the one that asked', () => {
		const users = [row, { ...row, mchUuid: 'JT2' }];
		expect(toItems(users, acceptItemOptions({}), 3)).toEqual(
			users.map((json) => ({ json, pairedItem: { item: 3 } })),
		);
	});

	it('keeps up with more users than a call has room for arguments', () => {
		const users = Array.from({ length: 500_000 }, (_, index) => ({ ...row, mchUuid: `${index}` }));
		expect(toItems(users, acceptItemOptions({}), 0)).toHaveLength(500_000);
	});
});
