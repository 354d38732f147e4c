/** What comes out of Look Up for an input item. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { outputFor, outputOfItem } from '../../../nodes/JtWalletBalance/lookUpOutput';

const PLAIN = { amounts: 'satang', output: 'raw', fields: [], options: {} };

/** A run with these parameters. Expressions come to `satang`, or what is given; notes for which items one is asked for. */
function runWith(entered: { readonly [name: string]: unknown }, values: object = {}) {
	const asked = new Set<number>();
	const parameters: { readonly [name: string]: unknown } = { ...PLAIN, ...entered };
	const evaluated: { readonly [name: string]: unknown } = { ...PLAIN, ...entered, ...values };
	const context: IExecuteFunctions = Object.assign(Object.create(null), {
		getNodeParameter: (
			name: string,
			itemIndex: number,
			_fallback: unknown,
			options?: { rawExpressions: boolean },
		) => {
			if (options?.rawExpressions === true) return parameters[name];
			asked.add(itemIndex);
			return evaluated[name];
		},
	});
	return { outputOf: outputOfItem(context), asked };
}

const itemsAskedFor = ({ outputOf, asked }: ReturnType<typeof runWith>) => {
	outputOf(0);
	outputOf(1);
	return [...asked];
};

it('is worked out once where no expression is in it', () => {
	expect(itemsAskedFor(runWith({}))).toEqual([0]);
	const text = runWith({ options: { timeout: 5, keepInputFields: 'a="b"' } });
	expect(itemsAskedFor(text)).toEqual([0]);
});

it.each([
	[{ amounts: '={{ $json.a }}' }, { amounts: 'satang' }],
	[{ output: '={{ $json.a }}' }, { output: 'raw' }],
	[{ fields: '={{ $json.a }}' }, { fields: ['balance'] }],
	[{ options: { keepInputFields: '={{ $json.a }}' } }, { options: { keepInputFields: 'a' } }],
])('is worked out for each item with %j', (entered, values) => {
	expect(itemsAskedFor(runWith(entered, values))).toEqual([0, 1]);
});

describe('of an item', () => {
	const { outputOf } = runWith({ options: { keepInputFields: 'wallet' } });
	const file = { data: { data: '', mimeType: 'text/plain' } };
	const user = { mchUuid: 'JT1', balance: 5 };

	it('has what the input holds beside the wallet user, its files too', () => {
		expect(outputFor(outputOf(0), { json: { a: 1 }, binary: file }, 'JT1', user)).toEqual({
			json: { a: 1, wallet: { ...user, found: true } },
			binary: file,
		});
		expect(outputFor(outputOf(0), { json: { a: 1 } }, 'JT1', undefined)).toStrictEqual({
			json: { a: 1, wallet: { mchUuid: 'JT1', found: false } },
		});
	});

	it('has no files where the fields of the input are not kept', () => {
		const alone = runWith({}).outputOf(0);
		expect(outputFor(alone, { json: { a: 1 }, binary: file }, 'JT1', user)).toStrictEqual({
			json: { ...user, found: true },
		});
	});
});

it.each([
	[{}, 'returnId', undefined],
	[{ whenNotFound: 'Skip', keepInputFields: ' w ' }, 'skip', 'w'],
])('%j: when not found %s, in the field %s', (options, whenNotFound, resultField) => {
	expect(runWith({ options }).outputOf(0)).toMatchObject({ whenNotFound, resultField });
});
