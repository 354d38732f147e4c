import { runInNewContext } from 'node:vm';
import { conditionFields } from '../../../nodes/shared/fields/conditionFields';
import { acceptConditions } from '../../../nodes/shared/fields/conditions';
import { refusalOf } from './support/entered';

type Entered = { [name: string]: unknown };

const ZONE = 'Asia/Bangkok';

/** What was typed, or, where an expression stands there, what came out of it. */
const read = (entered: Entered, raw: Entered = entered) => acceptConditions(entered, raw, ZONE);
const amountOf = (...condition: Entered[]) => ({ amountConditions: { condition } });
const refusal = (entered: Entered, raw: Entered = entered): string =>
	refusalOf(() => read(entered, raw));

describe('numbers of branches and centers', () => {
	it.each([
		['A1, A2;A1\nA3', ['A1', 'A2', 'A3']],
		[
			['A1', ' A2 ', ''],
			['A1', 'A2'],
		],
		['["A,1"]', ['A,1']],
		["“A1”，'A2'、A3｜A1", ['A1', 'A2', 'A3']],
		['A1\u200B', ['A1']],
		['[204, "007"]', ['204', '007']],
		[['Head Office'], ['Head Office']],
	])('%j are %j', (branchNos, oneOf) => {
		expect(read({ branchNos })?.conditions.texts).toEqual([{ field: 'branchNo', oneOf }]);
		expect(read({ centerNos: branchNos })?.conditions.texts).toEqual([
			{ field: 'centerNo', oneOf },
		]);
	});

	it.each([
		[
			' , ',
			'Branch Numbers is " , " and names nothing. Correct it, or remove the filter to include all wallet users.',
		],
		[[''], 'Branch Numbers is [""] and names no number. Enter at least one, or remove the filter.'],
		[true, 'Branch Numbers is true, but it has to be a text of numbers or a list of texts.'],
		[
			['A1', 204],
			'Branch Numbers holds 204 at place 2, but every number has to be a text. In an expression, write {{ String($json.id) }} or, for a list, {{ $json.ids.map(String) }}.',
		],
	])('%j are refused', (branchNos, sentence) => {
		expect(refusal({ branchNos })).toBe(sentence);
	});
});

describe('a time', () => {
	const at = (createdAfter: unknown) => {
		const from = read({ createdAfter })?.conditions.times[0]?.from;
		return from === undefined ? undefined : new Date(from).toISOString();
	};
	/** As Luxon's, of which n8n's own stand in another realm. */
	const dateTime = { isLuxonDateTime: true, valueOf: () => Date.UTC(2026, 10, 1) };
	const duration = { isLuxonDuration: true, valueOf: () => 86_400_000 };
	const dateOfAnotherRealm = runInNewContext('new Date(Date.UTC(2026, 10, 1))');

	it.each([
		['2026-11-01', '2026-10-31T17:00:00.000Z'],
		['2026-11-01T08:30', '2026-11-01T01:30:00.000Z'],
		['2026-11-01 08:30:05', '2026-11-01T01:30:05.000Z'],
		['2026-11-01T08:30:05.250', '2026-11-01T01:30:05.250Z'],
		['2026-11-01T08:30:05.1239999Z', '2026-11-01T08:30:05.123Z'],
		['2026-11-01T08:30:05-03:30', '2026-11-01T12:00:05.000Z'],
		['2026-11-01t08:30:05.000+0700', '2026-11-01T01:30:05.000Z'],
		[new Date(Date.UTC(2026, 10, 1)), '2026-11-01T00:00:00.000Z'],
		[dateOfAnotherRealm, '2026-11-01T00:00:00.000Z'],
		[dateTime, '2026-11-01T00:00:00.000Z'],
		['1970-01-01T07:00:00', '1970-01-01T00:00:00.000Z'],
	])('%p is the instant %s', (entered, iso) => {
		expect(at(entered)).toBe(iso);
	});

	it.each([
		'tomorrow',
		'01/11/2026',
		'2026-02-30',
		'2026-11-01T24:00:00',
		1793491200000,
		true,
		{},
		[5],
		new Date(NaN),
		duration,
		Object(5),
		{ toString: [] },
		{ valueOf: 'a Date' },
		Object.create(null),
	])('%p is refused', (createdAfter) => {
		expect(refusal({ createdAfter })).toMatch(
			/^Created After is .+, but it has to be a time such as 2026-11-01 or 2026-11-01T08:30:00\.$/,
		);
	});

	it('is the beginning, or the end that is not included, of its own field', () => {
		const { times } =
			read({
				createdAfter: '1970-01-01T00:00:01Z',
				createdBefore: '1970-01-01T00:00:02Z',
				updatedAfter: '1970-01-01T00:00:03Z',
				updatedBefore: '1970-01-01T00:00:04Z',
			})?.conditions ?? {};
		expect(times).toEqual([
			{ field: 'createTime', from: 1000 },
			{ field: 'createTime', before: 2000 },
			{ field: 'updateTime', from: 3000 },
			{ field: 'updateTime', before: 4000 },
		]);
	});
});

describe('nothing', () => {
	const names = Object.keys(conditionFields);
	const labels = new Map(
		Object.values(conditionFields).map((field) => [String(field.name), field.displayName]),
	);

	it.each(['', [], {}, undefined, { condition: [] }])(
		'typed, as %j, is no condition',
		(nothing) => {
			const isForAmounts =
				typeof nothing === 'object' && nothing !== null && !Array.isArray(nothing);
			for (const name of isForAmounts ? ['amountConditions'] : names) {
				expect(read({ [name]: nothing })).toBeUndefined();
			}
		},
	);

	it.each([undefined, null, '', '  ', []])('out of an expression, as %j, is refused', (nothing) => {
		for (const name of names) {
			const displayName = labels.get(name);
			expect(refusal({ [name]: nothing }, { [name]: '={{ $json.wanted }}' })).toBe(
				`${displayName} has an expression that returned ${JSON.stringify(nothing)}. Correct the expression, or remove the filter to include all wallet users.`,
			);
		}
	});

	it('out of an expression for all the conditions about amounts is refused, too', () => {
		const raw = { amountConditions: '={{ $json.wanted }}' };
		expect(refusal({ amountConditions: {} }, raw)).toMatch(
			/^Amount has an expression that returned /,
		);
		expect(refusal({ amountConditions: { condition: [] } }, raw)).toMatch(
			/^Amount has an expression that returned /,
		);
	});

	it.each([undefined, null, '', []])('of an AI model, as %j, is no condition', (nothing) => {
		for (const name of names) {
			expect(read({ [name]: nothing }, { [name]: "={{ $fromAI('x') }}" })).toBeUndefined();
		}
		const raw = amountOf({
			amount: "={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('Amount') }}",
		});
		expect(read(amountOf({ amount: nothing }), raw)).toBeUndefined();
	});
});

describe('in words', () => {
	it('names each condition', () => {
		const entered = {
			...amountOf(
				{ amount: '100' },
				{ field: 'codBalance', comparison: 'between', amount: '-5', amountTo: '7', unit: 'satang' },
			),
			branchNos: 'A1 A2',
			centerNos: 'a b c d e f',
			createdAfter: '2026-11-01',
			updatedBefore: '2026-11-02T00:00:00Z',
		};
		expect(read(entered)?.words).toEqual([
			'Balance below 100.00 baht',
			'COD Balance between -5 and 7 satang',
			'Branch Numbers: A1 or A2',
			'Center Numbers: 6 numbers',
			'Created After: 2026-11-01',
			'Updated Before: 2026-11-02T00:00:00Z',
		]);
	});
});

describe('the fields', () => {
	it('have the names that are saved, and say that all users are read', () => {
		for (const [name, field] of Object.entries(conditionFields)) {
			expect(field.name).toBe(name);
			expect(field.description).toContain('JT Wallet cannot filter by this');
		}
	});
});

it('up to five numbers are named, and more are counted', () => {
	const words = (count: number) =>
		read({ branchNos: Array.from({ length: count }, (_, place) => `A${place}`) })?.words;
	expect(words(5)).toEqual(['Branch Numbers: A0 or A1 or A2 or A3 or A4']);
	expect(words(6)).toEqual(['Branch Numbers: 6 numbers']);
});

it('say what they are about, and that JT Wallet has no such filter', () => {
	for (const [field, what] of [
		[conditionFields.branchNos, 'of these branches, '],
		[conditionFields.centerNos, 'of these centers, '],
		[conditionFields.createdAfter, 'created at this time or later, '],
		[conditionFields.updatedBefore, 'updated before this time, '],
	] as const) {
		expect(field.description).toContain(`Return only wallet users ${what}`);
		expect(field.description).toContain('JT Wallet cannot filter by this');
	}
});

it('take no object for a time that only looks like one', () => {
	const bare: unknown = Object.assign(Object.create(null), { isLuxonDateTime: true });
	const wordy = { isLuxonDateTime: true, valueOf: () => 'soon' };
	for (const createdAfter of [bare, wordy]) {
		expect(refusal({ createdAfter })).toContain('Created After is {"isLuxonDateTime":true}, but');
	}
});
