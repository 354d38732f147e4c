/** Keys of other kinds than the package can use, in the forms in which people paste them. */
import { createPublicKey } from 'node:crypto';
import { keyFile, labelled, otherKeys, pemOf, publicBareOf, rsaKey, type RefusedRow } from './keys';

const good = rsaKey('2048');
const encryption = { cipher: 'aes-256-cbc', passphrase: 'throw-away' };
const encrypted = pemOf(good, { type: 'pkcs8', ...encryption });
const encryptedTraditional = pemOf(good, { type: 'pkcs1', ...encryption });
const ec = otherKeys.ec().privateKey;
const ecParameters = labelled('EC PARAMETERS', 'BggqhkjOPQMBBw==');
const publicPem = labelled('PUBLIC KEY', publicBareOf(good));
const publicPkcs1 = pemOf(createPublicKey(good), { type: 'pkcs1' });
const certificate = keyFile('certificate.pem');

const bodyOf = (text: string): string => text.replace(/-----[^-]+-----|\s/g, '');
const spaced = (text: string): string => text.replaceAll('\n', ' ');

/** Keys of other kinds. */
export const WRONG_KEYS: readonly RefusedRow[] = [
	[
		'a public key',
		/holds a public key/,
		{
			PEM: publicPem,
			'PEM with spaces for line breaks': spaced(publicPem),
			bare: publicBareOf(good),
			'PEM of PKCS#1': publicPkcs1,
			'bare PKCS#1': bodyOf(publicPkcs1),
			'PEM with the label of a private one': labelled('PRIVATE KEY', publicBareOf(good)),
			OpenSSH: keyFile('openssh-public.txt'),
			'OpenSSH with a comment': `${keyFile('openssh-public.txt')} somebody@somewhere`,
			'elliptic curve': bodyOf(pemOf(otherKeys.ec().publicKey, { type: 'spki' })),
		},
	],
	['a certificate', /holds a certificate/, { PEM: certificate, bare: bodyOf(certificate) }],
	[
		'an elliptic curve key',
		/elliptic curve/,
		{
			'PEM of SEC 1': pemOf(ec, { type: 'sec1' }),
			'PEM of SEC 1 after its parameters': `${ecParameters}\n${pemOf(ec, { type: 'sec1' })}`,
			'bare SEC 1': bodyOf(pemOf(ec, { type: 'sec1' })),
			'PEM of PKCS#8': pemOf(ec, { type: 'pkcs8' }),
			'bare PKCS#8': bodyOf(pemOf(ec, { type: 'pkcs8' })),
		},
	],
	[
		'an Edwards curve key',
		/Ed25519 or similar/,
		{
			Ed25519: pemOf(otherKeys.ed25519().privateKey, { type: 'pkcs8' }),
			'bare Ed25519': bodyOf(pemOf(otherKeys.ed25519().privateKey, { type: 'pkcs8' })),
			X25519: pemOf(otherKeys.x25519().privateKey, { type: 'pkcs8' }),
			X448: pemOf(otherKeys.x448().privateKey, { type: 'pkcs8' }),
			Ed448: pemOf(otherKeys.ed448().privateKey, { type: 'pkcs8' }),
		},
	],
	[
		'a key of another kind',
		/another kind/,
		{
			'RSA-PSS': keyFile('rsa-pss.pem'),
			DSA: keyFile('dsa.pem'),
			'traditional DSA': keyFile('dsa-traditional.pem'),
		},
	],
	[
		'an encrypted key',
		/encrypted with a password/,
		{
			'PKCS#8': encrypted,
			'bare PKCS#8': bodyOf(encrypted),
			'PKCS#8 with another label': encrypted.replaceAll('ENCRYPTED ', ''),
			'PKCS#8 cut off': labelled('ENCRYPTED PRIVATE KEY', bodyOf(encrypted).slice(0, 400)),
			traditional: encryptedTraditional,
			'traditional with spaces for line breaks': spaced(encryptedTraditional),
		},
	],
	['an RSA key of 1024 bits', /1024 bits, .* too weak/, { PEM: keyFile('rsa-1024.pem') }],
	['an RSA key of 2047 bits', /2047 bits, .* too weak/, { PEM: keyFile('rsa-2047.pem') }],
	['a key store', /key store/, { bare: keyFile('key-store.p12.base64') }],
	['an OpenSSH private key', /format of OpenSSH/, { PEM: keyFile('openssh.pem') }],
];
