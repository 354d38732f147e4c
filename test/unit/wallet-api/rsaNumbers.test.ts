/** The eight numbers of an RSA key have to belong together, each to each. */
import { createPrivateKey } from 'node:crypto';
import { isConsistentRsaKey } from '../../../wallet-api/signing/rsaNumbers';
import { rsaKey } from '../../support/keys';

const NAMES = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const;
type Name = (typeof NAMES)[number];

const jwk = rsaKey('2048').export({ format: 'jwk' });
const other = rsaKey('2048-other').export({ format: 'jwk' });

const numberOf = (name: Name, key = jwk): bigint =>
	BigInt(`0x${Buffer.from(key[name] ?? '', 'base64url').toString('hex')}`);

const written = (number: bigint): string => {
	const hex = number.toString(16);
	return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
};

/** The key with some of its numbers replaced. */
const keyWith = (numbers: { readonly [name in Name]?: bigint }) =>
	createPrivateKey({
		format: 'jwk',
		key: {
			...jwk,
			...Object.fromEntries(
				Object.entries(numbers).map(([name, number]) => [name, written(number)]),
			),
		},
	});

const [n, d, p, q] = [numberOf('n'), numberOf('d'), numberOf('p'), numberOf('q')];

it.each(['1024', '2047', '2048', '2048-other', '3072', '4096'])(
	'a key as it was made: %s',
	(name) => {
		expect(isConsistentRsaKey(rsaKey(name))).toBe(true);
		expect(isConsistentRsaKey(keyWith({ n }))).toBe(true);
	},
);

describe.each(NAMES)('a key with another %s', (name) => {
	const number = numberOf(name);

	it.each<[string, bigint]>([
		['one more', number + 1n],
		['two less', number - 2n],
		['one bit changed', number ^ 64n],
		['that of another key', name === 'e' ? 3n : numberOf(name, other)],
		['one', 1n],
	])('%s', (_, changed) => {
		expect(isConsistentRsaKey(keyWith({ [name]: changed }))).toBe(false);
	});
});

/** The d that fits e in a group of this size. */
const fitting = (size: bigint): bigint => {
	const e = numberOf('e');
	let multiple = 1n;
	while ((multiple * size + 1n) % e !== 0n) multiple++;
	return (multiple * size + 1n) / e;
};

// Nearly everything fits in these.
it.each<[string, { readonly [name in Name]?: bigint }]>([
	['d that fits p only', { d: d + p - 1n, dq: (d + p - 1n) % (q - 1n) }],
	['d that fits q only', { d: d + q - 1n, dp: (d + q - 1n) % (p - 1n) }],
	['factors of which one is the whole', { p: 1n, q: n }],
	['factors of which the other is the whole', { p: n, q: 1n }],
	[
		'the whole as a factor, and a d that fits it',
		{ p: n, q: 1n, d: fitting(n - 1n), dp: fitting(n - 1n) % (n - 1n) },
	],
	['factors that changed places', { p: q, q: p }],
])('a key with %s', (_, numbers) => {
	expect(isConsistentRsaKey(keyWith(numbers))).toBe(false);
});
