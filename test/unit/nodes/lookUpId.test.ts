/** How the ID of each input item is found: an expression that only names a field is not evaluated. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { idOfItem } from '../../../nodes/JtWalletBalance/lookUpId';
import { refusalOf } from './support/entered';

/** A run with this in the field, which n8n evaluates to `evaluated`. */
function runWith(raw: unknown, evaluated: unknown = 'evaluated') {
	const context: IExecuteFunctions = Object.assign(Object.create(null), {
		getNodeParameter: (
			name: string,
			itemIndex: number,
			_fallback?: unknown,
			options?: { rawExpressions: boolean },
		) => {
			expect(name).toBe('mchUuid');
			if (options?.rawExpressions === true) return raw;
			return Array.isArray(evaluated) ? evaluated[itemIndex] : evaluated;
		},
	});
	return idOfItem(context);
}

const ITEM = { mchUuid: ' JT1 ', a: 'one', user_id2: 'two' };

it.each([
	['={{ $json.mchUuid }}', 'JT1'],
	['={{$json.a}}', 'one'],
	['={{   $json.user_id2\t}}', 'two'],
])('%s is the field of the item', (raw, id) => {
	expect(runWith(raw)({ json: ITEM }, 0)).toBe(id);
});

it.each([
	'JT1',
	'={{ $json.a }} ',
	' ={{ $json.a }}',
	'=x{{ $json.a }}',
	'={{ $json.a.b }}',
	'={{ $json["a"] }}',
	'={{ $json.2a }}',
	'={{ $json.a + $json.a }}',
	'={{ x$json.a }}',
	5,
])('%j is left to n8n', (raw) => {
	expect(runWith(raw)({ json: ITEM }, 0)).toBe('evaluated');
});

it('is asked of n8n for each item', () => {
	const idOf = runWith('={{ $json.a + 1 }}', ['JT1', 'JT2']);
	expect([0, 1].map((itemIndex) => idOf({ json: {} }, itemIndex))).toEqual(['JT1', 'JT2']);
});

const refusal = (json: IDataObject, raw: string, evaluated?: unknown) =>
	refusalOf(() => runWith(raw, evaluated)({ json }, 0));

describe('where there is none', () => {
	it.each([
		[{ id: 1, name: 'x' }, 'undefined', 'id, name'],
		[{}, 'undefined', 'no columns'],
		[{ mchUuid: null }, 'null', 'mchUuid'],
		[{ mchUuid: '' }, '""', 'mchUuid'],
		[{ mchUuid: ' ' }, '" "', 'mchUuid'],
	])('in %j, the columns are named', (json, shown, columns) => {
		expect(refusal(json, '={{ $json.mchUuid }}')).toBe(
			`Merchant User ID is ${shown}. Is the column called mchUuid? The input item has: ${columns}.`,
		);
	});

	it('and nobody knows the column, it is asked for', () => {
		expect(refusal({ id: 'JT1' }, '={{ $json.x + "" }}', '')).toBe(
			'Merchant User ID is "". Which column is the ID in? The input item has: id.',
		);
	});

	it('no more than twenty columns are named', () => {
		const names = Array.from({ length: 21 }, (_, place) => `c${place}`);
		const json = Object.fromEntries(names.map((name) => [name, 1]));
		expect(refusal(json, '={{ $json.mchUuid }}')).toContain(
			`has: ${names.slice(0, 20).join(', ')}.`,
		);
	});

	it('what every object inherits is no field of the item', () => {
		expect(refusal({}, '={{ $json.constructor }}')).toContain('Is the column called constructor?');
	});
});

it.each([5, true, ['JT1'], { id: 'JT1' }])('%j is refused as no text', (id) => {
	expect(refusal({ mchUuid: id }, '={{ $json.mchUuid }}')).toContain(
		`Merchant User ID is ${JSON.stringify(id)}, but it has to be a text`,
	);
});
