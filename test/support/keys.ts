/** Throw-away keys for tests, and every form in which people paste them. */
import {
	createPrivateKey,
	createPublicKey,
	generateKeyPairSync,
	type KeyExportOptions,
	type KeyObject,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The two encodings of an RSA private key. */
export type Encoding = 'pkcs8' | 'pkcs1';

/** What is refused when pasted: a name for it, words that have to be in the refusal, and the texts by their form. */
export type RefusedRow = readonly [
	what: string,
	words: RegExp,
	texts: { readonly [form: string]: string },
];

/** A key fixture, as text. */
export const keyFile = (name: string): string =>
	readFileSync(join(__dirname, '../fixtures/keys', name), 'utf8').trim();

/** An RSA key of the fixtures: `2048`, `2048-other`, `3072`, `4096`, and the weak `1024` and `2047`. */
export const rsaKey = (name: string): KeyObject => createPrivateKey(keyFile(`rsa-${name}.pem`));

export const derOf = (key: KeyObject, type: Encoding): Buffer =>
	key.export({ format: 'der', type });

/** Base64 without any lines, as the vendor's merchants hold it. */
export const bareOf = (key: KeyObject, type: Encoding): string =>
	derOf(key, type).toString('base64');

/** PEM without a line break at its end. */
export const pemOf = (key: KeyObject, options: Omit<KeyExportOptions<'pem'>, 'format'>): string =>
	String(key.export({ format: 'pem', ...options })).trim();

/** The public key that belongs to a private one, as Base64 of SPKI without lines. */
export const publicBareOf = (key: KeyObject): string =>
	createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');

/** Any DER with a label of one's choice around it. */
export const labelled = (label: string, base64: string): string =>
	[`-----BEGIN ${label}-----`, ...(base64.match(/.{1,64}/g) ?? []), `-----END ${label}-----`].join(
		'\n',
	);

/** Makes a key of a kind that the package has to refuse. */
export const otherKeys = {
	ec: () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
	ed25519: () => generateKeyPairSync('ed25519'),
	ed448: () => generateKeyPairSync('ed448'),
	x25519: () => generateKeyPairSync('x25519'),
	x448: () => generateKeyPairSync('x448'),
};

const escaped = (text: string, lineBreak: string): string => text.replaceAll('\n', lineBreak);
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** What happens to a PEM on its way into the field. No line break is left at its end. */
const PEM_FORMS: { readonly [form: string]: (pem: string) => string } = {
	'as it is': (pem) => pem,
	'with CRLF': (pem) => escaped(pem, '\r\n'),
	'with CR alone': (pem) => escaped(pem, '\r'),
	'with literal \\n': (pem) => escaped(pem, '\\n'),
	'with literal \\r\\n': (pem) => escaped(pem, '\\r\\n'),
	'with spaces for line breaks': (pem) => escaped(pem, ' '),
	'without line breaks': (pem) => escaped(pem, ''),
	'without any white space': (pem) => pem.replace(/\s/g, ''),
	'with empty lines': (pem) => escaped(pem, '\n\n'),
	indented: (pem) => `    ${escaped(pem, '\n    ')}`,
	'with spaces at the ends of lines': (pem) => escaped(pem, ' \t\n'),
	'with a byte order mark': (pem) => `\uFEFF${pem}`,
	'with white space around': (pem) => ` \r\n\t${pem}\u00A0\n `,
	'in double quotes': (pem) => `"${escaped(pem, '\\n')}"`,
	'in single quotes': (pem) => `'${pem}'`,
	'as Base64': base64,
	'as Base64 in lines': (pem) => base64(pem).replace(/.{76}/g, '$&\n'),
	'as Base64 with a byte order mark inside': (pem) => base64(`\uFEFF${pem}`),
	'as Base64 with CRLF inside': (pem) => base64(escaped(pem, '\r\n')),
};

const BARE_FORMS: { readonly [form: string]: (bare: string) => string } = {
	'as it is': (bare) => bare,
	'without padding': (bare) => bare.replace(/=+$/, ''),
	'in lines': (bare) => bare.replace(/.{64}/g, '$&\n'),
	'in lines with literal \\n': (bare) => bare.replace(/.{64}/g, '$&\\n'),
	'in lines joined by spaces': (bare) => bare.replace(/.{76}/g, '$& '),
	'with a byte order mark and white space around': (bare) => `\uFEFF \n${bare}\r\n `,
	'in double quotes': (bare) => `"${bare}"`,
};

/** One way to paste a key. */
export interface PastedForm {
	readonly name: string;
	readonly paste: (key: KeyObject) => string;
}

/** Every form in which people paste a private key, of both encodings. */
export const FORMS: readonly PastedForm[] = (['pkcs8', 'pkcs1'] as const).flatMap((type) => [
	...Object.entries(PEM_FORMS).map(([form, change]) => ({
		name: `PEM of ${type} ${form}`,
		paste: (key: KeyObject) => change(pemOf(key, { type })),
	})),
	...Object.entries(BARE_FORMS).map(([form, change]) => ({
		name: `bare ${type} ${form}`,
		paste: (key: KeyObject) => change(bareOf(key, type)),
	})),
	{
		name: `${type} in a PEM with a wrong label`,
		paste: (key: KeyObject) =>
			labelled(type === 'pkcs8' ? 'RSA PRIVATE KEY' : 'PRIVATE KEY', bareOf(key, type)),
	},
	{
		name: `${type} in a PEM that says it is public`,
		paste: (key: KeyObject) => labelled('PUBLIC KEY', bareOf(key, type)),
	},
]);
