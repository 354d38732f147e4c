/** Amounts, IDs and times as operators enter them. */
import { acceptAmountConditions } from '../../../nodes/shared/fields/amountConditions';
import { acceptSatang } from '../../../nodes/shared/fields/amountEntry';
import { acceptIdList } from '../../../nodes/shared/fields/idList';
import { acceptInstant } from '../../../nodes/shared/fields/instantEntry';
import { entered, refusalOf } from './support/entered';

describe('amounts', () => {
	it.each([[5], true, {}, null, '', '5,0', 1_234_567_890_123_456])('%j is none', (value) => {
		expect(refusalOf(() => acceptSatang('Amount', value, 'satang'))).toContain('Amount is ');
	});

	it.each<[value: unknown, satang: bigint]>([
		[' 5 ', 5n],
		[123_456_789_012_345, 123_456_789_012_345n],
		['-9223372036854775808', -9223372036854775808n],
	])('%j is one', (value, satang) => {
		expect(acceptSatang('Amount', value, 'satang')).toBe(satang);
	});

	const conditions = (rows: unknown, raw: unknown = rows) =>
		acceptAmountConditions(entered({ condition: rows }, { condition: raw }));

	it.each([
		['below', 'Balance below 5.00 baht'],
		['atMost', 'Balance at most 5.00 baht'],
		['equal', 'Balance equal to 5.00 baht'],
		['atLeast', 'Balance at least 5.00 baht'],
		['above', 'Balance above 5.00 baht'],
		['between', 'Balance between 5.00 and 7.00 baht'],
	])('%s is said in words', (comparison, words) => {
		const said = conditions([{ comparison, amount: '5', amountTo: '7' }]);
		expect(said.map((one) => one.words)).toEqual([words]);
	});

	it('that an agent gives are conditions, and blank ones none', () => {
		const raw = [{ amount: '={{ $fromAI("a") }}' }];
		expect(conditions([{ amount: '5' }], raw)).toHaveLength(1);
		expect(conditions([{ amount: ' ' }], raw)).toHaveLength(0);
	});

	it('are refused in a list that holds something else', () => {
		expect(refusalOf(() => conditions([{ amount: '5' }, 7]))).toContain('list of conditions');
	});
});

describe('IDs and times', () => {
	it('as JSON are read with blanks around', () => {
		expect(acceptIdList('IDs', ' [1, 12345678901234567890] ')).toEqual([
			'1',
			'12345678901234567890',
		]);
		expect(refusalOf(() => acceptIdList('IDs', '[1, {"a": 2}]'))).toContain('holds 1 at place 1');
		expect(refusalOf(() => acceptIdList('IDs', true))).toBe(
			'IDs is true, but it has to be a text of IDs or a list of texts.',
		);
	});

	it.each(['x2026-11-01', '2026-11-01x', '2026-13-01', '', [], null, new Date(Number.NaN), {}])(
		'%j is no time',
		(value) => {
			expect(refusalOf(() => acceptInstant('After', value, 'UTC'))).toContain('After is ');
		},
	);

	it.each([
		[' 2026-11-01 ', Date.UTC(2026, 10, 1)],
		['2026-11-01T08:30', Date.UTC(2026, 10, 1, 8, 30)],
		['2026-11-01 08:30:05.25Z', Date.UTC(2026, 10, 1, 8, 30, 5, 250)],
		['2026-11-01T08:30:05+0700', Date.UTC(2026, 10, 1, 1, 30, 5)],
		[new Date(5), 5],
	])('%j is one', (value, instant) => {
		expect(acceptInstant('After', value, 'UTC')).toBe(instant);
	});
});
