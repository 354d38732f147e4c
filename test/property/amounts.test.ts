import fc from 'fast-check';
import { addExactly, bahtNumber, bahtText } from '../../wallet-api/amounts';
import { asSent, long } from '../support/longs';

/** Baht back to satang, digit by digit. */
const satangOf = (baht: string): bigint => {
	const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(baht) ?? [];
	if (whole === '') throw new Error(`"${baht}" is no amount of baht`);
	return BigInt(`${sign}${whole}${decimals.padEnd(2, '0')}`);
};

const runs = { numRuns: 2_000 };

describe('satang as baht', () => {
	it('text and back is the same long, for every long', () => {
		fc.assert(
			fc.property(long, (value) => {
				for (const sent of [String(value), asSent(value)]) {
					const text = bahtText(sent) ?? '';
					expect(text).toMatch(/^(-(?!0\.00$))?(0|[1-9]\d*)\.\d{2}$/);
					expect(satangOf(text)).toBe(value);
				}
			}),
			runs,
		);
	});

	it('as a number shows every digit, or is the text', () => {
		fc.assert(
			fc.property(long, (value) => {
				const text = bahtText(asSent(value)) ?? '';
				const baht = bahtNumber(asSent(value));
				if (typeof baht === 'number') {
					expect(satangOf(JSON.stringify(baht))).toBe(value);
				} else {
					expect(baht).toBe(text);
					expect(satangOf(JSON.stringify(Number(text)))).not.toBe(value);
				}
			}),
			runs,
		);
	});

	it('is a number for every amount of up to 15 digits', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (value) => {
				expect(typeof bahtNumber(asSent(value))).toBe('number');
			}),
			runs,
		);
	});
});

describe('adding', () => {
	it('gives the sum of any longs, a number exactly where that is safe', () => {
		fc.assert(
			fc.property(fc.array(long, { maxLength: 20 }), (values) => {
				const sum = values.reduce((total, value) => total + value, 0n);
				const safe = sum <= Number.MAX_SAFE_INTEGER && sum >= Number.MIN_SAFE_INTEGER;
				expect(addExactly(values.map(asSent))).toBe(safe ? Number(sum) : String(sum));
			}),
			runs,
		);
	});
});
