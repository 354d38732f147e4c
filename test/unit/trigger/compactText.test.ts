import fc from 'fast-check';
import {
	compact,
	compactJson,
	expand,
	fromBase36,
} from '../../../nodes/JtWalletBalanceTrigger/memory/compactText';
import { anyText, vendorLikeId } from '../../support/trigger/weirdRows';

/** What a state may hold without harm: one byte each, and nothing that parts users or values. */
const HARMLESS = /^[!'()*~.\w%-]*$/;

it("writes the vendor's own IDs in fewer characters", () => {
	expect(compact('JT1095595801938341100')).toBe('JT~8bnoar50r370');
	expect(compact('U1095595801938341100')).toBe('U~8bnoar50r370');
	expect(expand('JT~8bnoar50r370')).toBe('JT1095595801938341100');
});

it.each([
	'',
	'a',
	'0123456789012',
	'JT',
	'JT00001234567890',
	'JT1095595801938341100X',
	'JT1095595801938341100 ',
	`JT${'1'.repeat(31)}`,
	'ลูกค้า 1',
	'\ud800',
	'a\udc00b',
	'-',
])('gives %j back', (text) => {
	expect(expand(compact(text))).toBe(text);
});

it('gives any text back, and writes it harmlessly', () => {
	fc.assert(
		fc.property(fc.oneof(anyText, vendorLikeId('JT')), (text) => {
			const written = compact(text);
			expect(written).toMatch(HARMLESS);
			expect(expand(written)).toBe(text);
		}),
		{ numRuns: 1_000 },
	);
});

it('gives any value back, and never the same for two', () => {
	const values = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)));
	fc.assert(
		fc.property(values, values, (one, other) => {
			expect(compact(one)).toMatch(HARMLESS);
			expect(expand(compact(one))).toEqual(one);
			expect(expand(compactJson(one))).toEqual(one);
			expect(compact(one) === compact(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
		}),
	);
});

it('says so when a text is none of its own, and never throws', () => {
	for (const text of ['', 'JT', '~', 'JT~', 'JT~A', 'a~b~c', '!%', '*', '*{', '*%7B', '-']) {
		expect(expand(text)).toBeUndefined();
	}
	fc.assert(fc.property(anyText, (text) => void expand(text)));
});

it('reads whole numbers of any size in base 36', () => {
	const numbers = fc.bigInt({ min: -(2n ** 130n), max: 2n ** 130n });
	fc.assert(
		fc.property(fc.oneof(numbers, fc.maxSafeInteger().map(BigInt)), (number) => {
			expect(fromBase36(number.toString(36))).toBe(number);
		}),
		{ numRuns: 1_000 },
	);
	for (const text of ['', '-', 'A', '1.5', ' 1', '--1', '1-']) {
		expect(fromBase36(text)).toBeUndefined();
	}
});
