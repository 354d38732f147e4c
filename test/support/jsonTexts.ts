/** Arbitrary JSON texts that keep every digit, beside what they mean. */
import fc from 'fast-check';

/** A JSON text, and the same as values. A number is kept as the characters that were written. */
export interface JsonText {
	readonly text: string;
	readonly meaning: Meaning;
}

/** A number as it was written. */
export class Written {
	constructor(readonly digits: string) {}
}

/** What a JSON text means. */
export type Meaning = Written | string | boolean | null | Meaning[] | Map<string, Meaning>;

const join = (parts: readonly JsonText[], gap: string): string =>
	parts.map(({ text }) => text).join(`${gap},${gap}`);

const digits = (maxLength: number) =>
	fc
		.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength })
		.map((figures) => figures.join(''));

const whole = fc.oneof(
	digits(25).map((figures) => figures.replace(/^0+(?=\d)/, '')),
	fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }).map(String),
	fc.constantFrom('0', '9223372036854775807', '9007199254740991', '9007199254740993'),
);
const fraction = fc.option(
	digits(20).map((figures) => `.${figures}`),
	{ nil: '' },
);
const exponent = fc.option(
	fc
		.tuple(fc.constantFrom('e', 'E'), fc.constantFrom('', '+', '-'), digits(3))
		.map((parts) => parts.join('')),
	{ nil: '' },
);

/** A number of any length, as JSON writes it. */
export const numberText = fc
	.tuple(fc.constantFrom('', '-'), whole, fraction, exponent)
	.map((parts) => parts.join(''));

/** Sign, digits without outer zeros, and power of ten: the same for all ways to write one number. */
export const valueOf = (written: string): string => {
	const [, sign = '', whole = '', part = '', power = '0'] =
		/^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(written) ?? [];
	const digits = (whole + part).replace(/^0+/, '');
	const significant = digits.replace(/0+$/, '');
	if (significant === '') return 'zero';
	return `${sign}${significant}e${Number(power) - part.length + digits.length - significant.length}`;
};

/** UTF-16 as it comes: half pairs, controls, quotes and backslashes included. */
export const anyText = fc.oneof(
	fc
		.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
		.map((units) => String.fromCharCode(...units)),
	fc.string({ unit: 'binary', maxLength: 8 }),
	fc.constantFrom(
		'timestamp',
		'12345678901234567890',
		': 12345678901234567890,',
		'"}, {"timestamp":1',
		'\\" 9007199254740993 \\',
		'\\u0022 1e400',
		'\ud83d',
		'\udc4d "',
		'ยอดเงิน 👍',
	),
);

const gap = fc.constantFrom('', ' ', '\n', '\t', '\r\n  ');

/** Any JSON value. Half pairs stay as they are in about half of the strings, as a careless program writes them. */
export const { value: jsonText } = fc.letrec<{ value: JsonText }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		fc.constantFrom(true, false, null).map((meaning) => ({ text: String(meaning), meaning })),
		numberText.map((text) => ({ text, meaning: new Written(text) })),
		fc.tuple(anyText, fc.boolean()).map(([meaning, raw]) => ({
			text: raw ? withRawHalves(meaning) : JSON.stringify(meaning),
			meaning,
		})),
		fc.tuple(fc.array(tie('value'), { maxLength: 4 }), gap).map(([items, space]) => ({
			text: `[${space}${join(items, space)}${space}]`,
			meaning: items.map(({ meaning }) => meaning),
		})),
		objectOf(anyText, tie('value')),
	),
}));

/** A JSON object of any values. */
export const jsonObjectText: fc.Arbitrary<JsonText> = objectOf(anyText, jsonText);

/** A JSON object with these names. */
export function objectOf(
	name: fc.Arbitrary<string>,
	value: fc.Arbitrary<JsonText>,
): fc.Arbitrary<JsonText> {
	const fields = fc.uniqueArray(fc.tuple(name, value), { maxLength: 4, selector: ([key]) => key });
	return fc.tuple(fields, gap).map(([entries, space]) => ({
		text: `{${space}${join(
			entries.map(([key, { text, meaning }]) => ({
				text: `${JSON.stringify(key)}${space}:${space}${text}`,
				meaning,
			})),
			space,
		)}${space}}`,
		meaning: new Map(entries.map(([key, { meaning }]) => [key, meaning])),
	}));
}

function withRawHalves(text: string): string {
	const units = text
		.split('')
		.map((unit) => (/[\ud800-\udfff]/.test(unit) ? unit : JSON.stringify(unit).slice(1, -1)));
	return `"${units.join('')}"`;
}
