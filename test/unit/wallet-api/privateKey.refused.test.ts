/** Everything that is not one whole RSA private key is refused by a sentence that names it and shows none of it. */
import { parsePrivateKey } from '../../../wallet-api/signing/privateKey';
import { bareOf, derOf, type Encoding, labelled, rsaKey } from '../../support/keys';
import { piecesShown, REFUSED } from '../../support/refusedKeys';

/** The refusal of a text; empty when it was read as a key. */
const refusalOf = (pasted: string): string => {
	const reading = parsePrivateKey(pasted);
	return reading.ok ? '' : reading.failure;
};

describe('refused', () => {
	it.each(REFUSED)('$what', ({ pasted, words }) => {
		const refusal = refusalOf(pasted);
		expect(refusal).toMatch(words);
		expect(refusal).toMatch(/^Private Key .+\.$/);
		expect(piecesShown(refusal, pasted)).toEqual([]);
	});
});

describe('told apart', () => {
	const bare = bareOf(rsaKey('2048'), 'pkcs8');

	/** The key with another version at its start, which OpenSSL reads as if nothing were wrong. */
	const ofVersionTwo = (type: Encoding): string => {
		const der = derOf(rsaKey('2048'), type);
		der[6] = 2;
		return der.toString('base64');
	};

	it.each<[string, string, RegExp]>([
		[
			'a public key of SSH on an elliptic curve',
			'ecdsa-sha2-nistp256 AAAA me',
			/public key of SSH/,
		],
		['words that name such a key', 'my ssh-rsa key', /is not a key/],
		['quotes around nothing', '" "', /is empty/],
		['half a key in quotes after a name', `key='${bare.slice(0, 800)}'`, /altered or damaged/],
		['words around half a key in quotes', `my "${bare.slice(0, 50)}" thanks`, /is not a key/],
		['PKCS#8 of another version', ofVersionTwo('pkcs8'), /altered or damaged/],
		['PKCS#1 of another version', ofVersionTwo('pkcs1'), /altered or damaged/],
		['PEM without a body', labelled('PRIVATE KEY', ''), /altered or damaged/],
	])('%s', (_what, pasted, words) => {
		expect(refusalOf(pasted)).toMatch(words);
	});
});
