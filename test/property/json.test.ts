/** Reading JSON loses no digit and believes no text that is not JSON. */
import fc from 'fast-check';
import type { Json } from '../../wallet-api/contract';
import { isExactInJavaScript, parseJson } from '../../wallet-api/json';
import { jsonText, type Meaning, numberText, valueOf, Written } from '../support/jsonTexts';

/** Only what a double may not hold is given as text: a long beyond 2^53, many decimals, a huge exponent. */
const mayBeText = (written: string): boolean => {
	if (/^-?\d+$/.test(written)) return !Number.isSafeInteger(Number(written));
	const digits = written
		.replace(/[eE].*/, '')
		.replace(/\D/g, '')
		.replace(/^0+/, '');
	const size = Math.abs(Number(written));
	return digits.length > 15 || !(size > 1e-290 && size < 1e290);
};

const expectSame = (actual: Json | undefined, meaning: Meaning): void => {
	if (meaning instanceof Written) {
		if (typeof actual === 'number') expect(valueOf(String(actual))).toBe(valueOf(meaning.digits));
		else expect([actual, mayBeText(meaning.digits)]).toEqual([meaning.digits, true]);
	} else if (Array.isArray(meaning)) {
		expect(Array.isArray(actual) && actual.length).toBe(meaning.length);
		meaning.forEach((item, at) => expectSame(Array.isArray(actual) ? actual[at] : undefined, item));
	} else if (meaning instanceof Map) {
		const entries = typeof actual === 'object' && actual !== null ? Object.entries(actual) : [];
		expect(new Set(entries.map(([name]) => name))).toEqual(new Set(meaning.keys()));
		for (const [name, value] of entries) expectSame(value, meaning.get(name) ?? null);
	} else {
		expect(actual).toBe(meaning);
	}
};

const outcomeOf = (read: (text: string) => unknown, text: string): string => {
	try {
		read(text);
		return 'JSON';
	} catch (error) {
		return error instanceof SyntaxError ? 'SyntaxError' : 'another error';
	}
};

it('keeps every digit of every number, wherever it stands', () => {
	fc.assert(
		fc.property(jsonText, ({ text, meaning }) => expectSame(parseJson(text), meaning)),
		{ numRuns: 2_000 },
	);
});

it('knows whether a number is exact in JavaScript', () => {
	fc.assert(
		fc.property(numberText, (text) => {
			expect(isExactInJavaScript(`{"a": ${text}}`)).toBe(typeof parseJson(text) === 'number');
		}),
		{ numRuns: 1_000 },
	);
});

describe('is as strict as JSON.parse', () => {
	const piece = fc.constantFrom(
		...'{}[]",:.-+ \n\\eE01',
		'12345678901234567890',
		'9007199254740993',
		'1e400',
		'"a"',
		'{"a":',
		'true',
		'null',
	);

	it('with texts of nearly JSON', () => {
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
				const text = pieces.join('');
				expect(outcomeOf(parseJson, text)).toBe(outcomeOf(JSON.parse, text));
			}),
			{ numRuns: 5_000 },
		);
	});

	it('with JSON in which something was changed', () => {
		const edit = fc.tuple(fc.nat(), fc.nat(3), fc.oneof(piece, fc.constant('')));
		fc.assert(
			fc.property(jsonText, edit, ({ text }, [place, removed, put]) => {
				const at = place % (text.length + 1);
				const changed = text.slice(0, at) + put + text.slice(at + removed);
				expect(outcomeOf(parseJson, changed)).toBe(outcomeOf(JSON.parse, changed));
			}),
			{ numRuns: 2_000 },
		);
	});
});
