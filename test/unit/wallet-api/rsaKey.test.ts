/** Every byte of a key is accounted for, its numbers belong together each to each, and it signs right. */
import { type KeyObject, createPublicKey, sign, verify } from 'node:crypto';
import { rsaKeyOf } from '../../../wallet-api/signing/rsaKey';
import {
	element,
	integer,
	NUMBERS,
	type Numbers,
	numbersOf,
	pkcs1,
	pkcs8,
	RSA,
	RSA_WITHOUT_NULL,
	sequence,
} from '../../support/derWriter';
import { derOf, rsaKey } from '../../support/keys';

const key = rsaKey('2048');
const numbers = numbersOf(key);
const other = numbersOf(rsaKey('2048-other'));
const { n, e, d, p, q } = numbers;

/** The key with some of its numbers replaced. */
const keyWith = (changed: Partial<Numbers>) =>
	rsaKeyOf(pkcs1({ ...numbers, ...changed }), 'pkcs1Rsa');

const TEXT = Buffer.from('any text');
const signatureOf = (read: KeyObject | undefined) => read && sign('RSA-SHA256', TEXT, read);

it.each(['1024', '2047', '2048', '2048-other', '3072', '4096'])(
	'takes %s as it was made',
	(name) => {
		const made = rsaKey(name);
		expect(pkcs1(numbersOf(made))).toEqual(derOf(made, 'pkcs1'));
		for (const kind of ['pkcs1', 'pkcs8'] as const) {
			expect(rsaKeyOf(derOf(made, kind), `${kind}Rsa`)?.equals(made)).toBe(true);
		}
	},
);

describe('takes a sound key that is written in an unusual way', () => {
	const plain = pkcs1(numbers);
	const publicKey = element(0x81, Buffer.from([0]), pkcs1(numbers));
	const unusual: Array<[what: string, der: Buffer, kind: 'pkcs1Rsa' | 'pkcs8Rsa']> = [
		[
			'PKCS#8 without the NULL of the algorithm',
			pkcs8(plain, { algorithm: RSA_WITHOUT_NULL }),
			'pkcs8Rsa',
		],
		['PKCS#8 with its public key', pkcs8(plain, { version: 1n, more: [publicKey] }), 'pkcs8Rsa'],
		['PKCS#8 with attributes', pkcs8(plain, { more: [element(0xa0)] }), 'pkcs8Rsa'],
		['numbers with two zeros in front', pkcs1(numbers, { zeros: 2 }), 'pkcs1Rsa'],
		['numbers with one zero in front', pkcs1(numbers, { zeros: 1 }), 'pkcs1Rsa'],
		['numbers without a sign', pkcs1(numbers, { zeros: 0 }), 'pkcs1Rsa'],
		['both', pkcs8(pkcs1(numbers, { zeros: 3 }), { algorithm: RSA_WITHOUT_NULL }), 'pkcs8Rsa'],
		[
			'primes that changed places, all else with them',
			pkcs1({ ...numbers, p: q, q: p, dp: numbers.dq, dq: numbers.dp, qi: inverse(p, q) }),
			'pkcs1Rsa',
		],
		[
			'a longer exponent that does the same',
			pkcs1({ ...numbers, d: d + (p - 1n) * (q - 1n) }),
			'pkcs1Rsa',
		],
	];

	it.each(unusual)('%s', (_, der, kind) => {
		expect(signatureOf(rsaKeyOf(der, kind))).toEqual(signatureOf(key));
	});
});

describe('three primes', () => {
	const r = other.p;
	const fits = fitting((p - 1n) * (q - 1n) * (r - 1n));
	const three = {
		...numbers,
		n: n * r,
		d: fits,
		dp: fits % (p - 1n),
		dq: fits % (q - 1n),
	};
	const third = { prime: r, exponent: fits % (r - 1n), coefficient: inverse(n % r, r) };

	/** The key with something changed about its third prime. */
	const written = ({ prime, exponent, coefficient, version = 1n, more = [] }: Third): Buffer => {
		const triple = sequence(integer(prime), integer(exponent), integer(coefficient), ...more);
		return pkcs1(three, { version, more: [sequence(triple)] });
	};
	type Third = typeof third & { version?: bigint; more?: readonly Buffer[] };

	it('are taken, and sign what every other key of this modulus and exponent does', () => {
		const read = rsaKeyOf(written(third), 'pkcs1Rsa');
		const publicKey = createPublicKey({
			format: 'der',
			type: 'pkcs1',
			key: sequence(integer(three.n), integer(e)),
		});
		expect(verify('RSA-SHA256', TEXT, publicKey, signatureOf(read) ?? TEXT)).toBe(true);
	});

	it.each<[string, Partial<Third>]>([
		['another third prime', { prime: r + 2n }],
		['one as the third prime', { prime: 1n }],
		['another exponent of it', { exponent: third.exponent + 1n }],
		['another coefficient of it', { coefficient: third.coefficient + 1n }],
		['the version of two primes', { version: 0n }],
		['a version that nobody knows', { version: 2n }],
		['four numbers for it', { more: [integer(1n)] }],
		['something that is no number', { more: [element(4)] }],
	])('are refused with %s', (_, changed) => {
		expect(rsaKeyOf(written({ ...third, ...changed }), 'pkcs1Rsa')).toBeUndefined();
	});
});

describe.each(NUMBERS)('another %s', (name) => {
	const number = numbers[name];

	it.each<[string, bigint]>([
		['one more', number + 1n],
		['two less', number - 2n],
		['one bit changed', number ^ 64n],
		['that of another key', name === 'e' ? 3n : other[name]],
		['one', 1n],
		['zero', 0n],
	])('is refused: %s', (_, changed) => {
		expect(keyWith({ [name]: changed })).toBeUndefined();
	});
});

/** The d that fits e in a group of this size. */
function fitting(size: bigint): bigint {
	let multiple = 1n;
	while ((multiple * size + 1n) % e !== 0n) multiple++;
	return (multiple * size + 1n) / e;
}

/** The inverse of a number, by a prime. */
function inverse(number: bigint, prime: bigint): bigint {
	let [result, base, exponent] = [1n, number % prime, prime - 2n];
	for (; exponent > 0n; exponent >>= 1n) {
		if (exponent & 1n) result = (result * base) % prime;
		base = (base * base) % prime;
	}
	return result;
}

// Nearly everything fits in these.
it.each<[string, Partial<Numbers>]>([
	['d that fits p only', { d: d + p - 1n, dq: (d + p - 1n) % (q - 1n) }],
	['d that fits q only', { d: d + q - 1n, dp: (d + q - 1n) % (p - 1n) }],
	['factors of which one is the whole', { p: 1n, q: n }],
	['factors of which the other is the whole', { p: n, q: 1n }],
	[
		'the whole as a factor, and a d that fits it',
		{ p: n, q: 1n, d: fitting(n - 1n), dp: fitting(n - 1n) % (n - 1n) },
	],
	['factors that changed places', { p: q, q: p }],
	['exponents that leave everything as it is', { e: 1n, d: 1n, dp: 1n, dq: 1n }],
])('refuses %s', (_, changed) => {
	expect(keyWith(changed)).toBeUndefined();
});

it('refuses a key whose numbers belong together and whose factor is no prime: it signs wrongly', () => {
	const factor = p * other.p;
	const whole = factor * q;
	let exponent = 1n;
	while ((exponent * (factor - 1n) * (q - 1n) + 1n) % e !== 0n) exponent++;
	const fits = (exponent * (factor - 1n) * (q - 1n) + 1n) / e;
	const composite = {
		n: whole,
		e,
		d: fits,
		p: q,
		q: factor,
		dp: fits % (q - 1n),
		dq: fits % (factor - 1n),
		qi: inverse(factor, q),
	};
	expect((composite.qi * composite.q) % composite.p).toBe(1n);
	expect((e * fits) % (factor - 1n)).toBe(1n);
	expect(rsaKeyOf(pkcs1(composite), 'pkcs1Rsa')).toBeUndefined();
});

describe('refuses bytes that nothing accounts for', () => {
	const plain = pkcs1(numbers);
	const kinds: Array<[what: string, der: Buffer, kind: 'pkcs1Rsa' | 'pkcs8Rsa']> = [
		['nothing', Buffer.alloc(0), 'pkcs1Rsa'],
		['a byte after the key', Buffer.concat([plain, Buffer.from([0])]), 'pkcs1Rsa'],
		['a byte after the key in PKCS#8', pkcs8(Buffer.concat([plain, Buffer.from([0])])), 'pkcs8Rsa'],
		['a tenth number', pkcs1(numbers, { more: [integer(1n)] }), 'pkcs1Rsa'],
		['more primes, and none named', pkcs1(numbers, { more: [sequence()] }), 'pkcs1Rsa'],
		[
			'more primes, and none named, as version 1',
			pkcs1(numbers, { version: 1n, more: [sequence()] }),
			'pkcs1Rsa',
		],
		['another version', pkcs1(numbers, { version: 1n }), 'pkcs1Rsa'],
		[
			'a version without a number',
			sequence(element(2), ...NUMBERS.map((name) => integer(numbers[name]))),
			'pkcs1Rsa',
		],
		['another version of PKCS#8', pkcs8(plain, { version: 1n }), 'pkcs8Rsa'],
		[
			'another version beside attributes',
			pkcs8(plain, { version: 1n, more: [element(0xa0)] }),
			'pkcs8Rsa',
		],
		[
			'a third version beside a public key',
			pkcs8(plain, { version: 2n, more: [element(0x81)] }),
			'pkcs8Rsa',
		],
		[
			'other parameters of the algorithm',
			pkcs8(plain, { algorithm: sequence(RSA.subarray(2), Buffer.from([5, 0])) }),
			'pkcs8Rsa',
		],
		['another tag', Buffer.concat([Buffer.from([0x31]), plain.subarray(1)]), 'pkcs1Rsa'],
		[
			'numbers that are far too large',
			pkcs1({ ...numbers, d: d + (p - 1n) * (q - 1n) * 2n ** 16_384n }),
			'pkcs1Rsa',
		],
	];

	it.each(kinds)('%s', (_, der, kind) => {
		expect(rsaKeyOf(der, kind)).toBeUndefined();
	});
});
