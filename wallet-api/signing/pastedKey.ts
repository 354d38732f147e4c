import { refused, type Result, succeeded } from '../failures';
import { inPlainWidth, withoutInvisible } from '../pastedText';
import { keyKindOf } from './keyKinds';

/** What is wrong with a text that holds no bytes of a key, and what to do, after the label of the field. Other files say the same of bytes. */
export const TEXT_PROBLEMS = {
	empty: 'is empty. Paste the RSA private key of the merchant.',
	tooLong: 'holds far more text than a key has. Paste one RSA private key and nothing else.',
	twoKeys:
		'holds more than one key, or a key and a certificate. Paste one RSA private key and nothing else.',
	altered:
		'was altered or damaged: it does not add up to an RSA key. Open its file in a plain text editor, copy all of it and paste it again. If that is refused, too, the file is damaged: make a new key pair.',
	foreign: 'holds characters that a word processor, a chat or a web page put in',
	cutOff: 'is cut off: a part of it is missing. Copy the whole key and paste it again.',
	encrypted:
		'holds a key that is encrypted with a password. Paste it decrypted (openssl pkcs8 -topk8 -nocrypt -in key.pem).',
	openSsh:
		'is in the format of OpenSSH. Convert a copy of the file (ssh-keygen -p -m PEM -N "" -f key) and paste the text of that copy.',
	putty:
		'is in the format of PuTTY. Open it in PuTTYgen, choose Conversions, Export OpenSSH key, and paste the text of that file.',
	sshPublic: 'holds a public key of SSH. Paste the private key that belongs to it.',
	unknown: 'is not a key. Paste an RSA private key, as Base64 (PKCS#8) or as PEM.',
} as const;

/** What to do about characters that are in no key. */
const COPY_AGAIN = 'Open the file of the key in a plain text editor and copy it from there.';

/** A public key as OpenSSH writes it. */
const SSH_PUBLIC = /^[\s"']*(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S{1,20}) |SSH2 PUBLIC KEY/;

/** Longest text that is looked at, in characters: the largest key has 13,000, and 40,000 in its longest form. */
const MAX_PASTED_CHARACTERS = 100_000;

/** Fewest characters of Base64 that are taken for a key where they stand among other text. */
const MIN_KEY_CHARACTERS = 100;

/** Five hyphens, or what word processors and chats make of them: fewer and longer dashes. */
const DASHES = '(?:-{5}|(?=-{0,7}[\u2010-\u2015\u2212])[-\u2010-\u2015\u2212]{2,8})';

/** A line that begins or ends a block of PEM (RFC 7468). Its spaces may be lost, or be + as in a web form. */
const MARKER = new RegExp(
	`${DASHES}[\\s+]{0,2}(BEGIN|END)[\\s+]{0,2}([A-Z0-9][A-Z0-9\\s+]{0,40}?)[\\s+]{0,2}${DASHES}`,
	'g',
);

/** What stands between and around the lines of Base64: white space, quotes, and the signs of lists, mails and code. */
const BETWEEN = /[\s"'`“”„‘’‚«»,;|>#*\\]/g;

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The signs of a pasted key that HTML has names for. */
const ENTITIES: { readonly [name: string]: string | undefined } = {
	plus: '+',
	sol: '/',
	equals: '=',
	quot: '"',
	apos: "'",
	lt: '<',
	gt: '>',
	nbsp: ' ',
};

/**
 * Decodes a key's bytes out of a text in any form people paste: Base64 (also URL-safe), PEM, Base64 of a PEM; as JSON,
 * HTML, a web form, a mail or a program has it, with other text around it. Being generous costs nothing here, for
 * whether it is a whole key is told from the bytes.
 *
 * @returns the bytes of the one key in the text, whatever they are, or a sentence that says why there are none.
 */
export function decodeKey(pasted: string): Result<Buffer, string> {
	if (pasted.length > MAX_PASTED_CHARACTERS) return refused(TEXT_PROBLEMS.tooLong);
	const text = asPlainText(pasted);
	if (text.replace(BETWEEN, '') === '') return refused(TEXT_PROBLEMS.empty);
	if (SSH_PUBLIC.test(text)) return refused(TEXT_PROBLEMS.sshPublic);
	if (text.includes('PuTTY-User-Key-File')) return refused(TEXT_PROBLEMS.putty);
	if (text.includes('-----') || text.search(MARKER) >= 0) return decodePem(text);
	const bytes = decodeBase64(text);
	if (bytes === undefined) return decodeAmongText(text);
	const inner = asPlainText(bytes.toString('utf8'));
	return inner.includes('-----BEGIN') ? decodePem(inner) : succeeded(bytes);
}

/** The bytes of the one block of PEM; the text around it, such as what OpenSSL writes above a key, is passed over. */
function decodePem(text: string): Result<Buffer, string> {
	const markers = [...text.matchAll(MARKER)]
		.map(({ 0: line, 1: word, 2: label = '', index = 0 }) => ({
			word,
			label: label.replace(/[\s+]/g, ''),
			start: index,
			end: index + line.length,
		}))
		.filter(({ label }) => label !== 'ECPARAMETERS');
	const numberOf = (wanted: string) => markers.filter(({ word }) => word === wanted).length;
	if (numberOf('BEGIN') > 1 || numberOf('END') > 1) return refused(TEXT_PROBLEMS.twoKeys);
	const [begin, end] = markers;
	if (begin?.word !== 'BEGIN' || end?.word !== 'END' || begin.label !== end.label) {
		return refused(TEXT_PROBLEMS.cutOff);
	}
	const body = text.slice(begin.end, end.start);
	if (/ENCRYPTED/.test(begin.label + body)) return refused(TEXT_PROBLEMS.encrypted);
	const bytes = decodeBase64(body);
	return bytes === undefined ? refused(problemOf(body)) : succeeded(bytes);
}

/** The bytes of the one key in a text that has no marks of PEM, such as `PRIVATE_KEY="MII…"` or a field of JSON. */
function decodeAmongText(text: string): Result<Buffer, string> {
	const pieces = text
		.split(/[^A-Za-z0-9+/=\s]|=(?=\s*MI)/)
		.map((piece) => piece.trim())
		.filter((piece) => piece.startsWith('MI') && piece.length >= MIN_KEY_CHARACTERS);
	if (pieces.length > 1) return refused(TEXT_PROBLEMS.twoKeys);
	const [bytes] = pieces.map(decodeBase64);
	if (bytes !== undefined && keyKindOf(bytes) !== 'cutOff') return succeeded(bytes);
	const isKey = pieces.length > 0 || text.trimStart().startsWith('MI');
	return refused(isKey ? problemOf(text) : TEXT_PROBLEMS.unknown);
}

/** What is wrong with text that should be Base64. A character that is in no key may be named: it is no part of one. */
function problemOf(text: string): string {
	const [foreign] = /[^\0-\x7F]/u.exec(text.replace(BETWEEN, '')) ?? [];
	const code = foreign?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
	return code === undefined
		? TEXT_PROBLEMS.altered
		: `${TEXT_PROBLEMS.foreign} (such as U+${code}). ${COPY_AGAIN}`;
}

function decodeBase64(text: string): Buffer | undefined {
	const compact = text.replace(BETWEEN, '').replaceAll('-', '+').replaceAll('_', '/');
	return BASE64.test(compact) ? Buffer.from(compact, 'base64') : undefined;
}

/** The text as it was before it went through JSON, HTML, a web form, a mail or an editor. */
function asPlainText(text: string): string {
	const decoded = inPlainWidth(withoutInvisible(text))
		.replace(/\\{1,2}u([\da-f]{4})/gi, (_, code: string) => characterOf(parseInt(code, 16)))
		.replace(/(?:\\{1,2}r)?\\{1,2}n|\\{1,2}r/g, '\n')
		.replace(/\\{1,2}(?=[/"'+=])/g, '')
		.replace(/&#x([\da-f]{1,5});/gi, (_, code: string) => characterOf(parseInt(code, 16)))
		.replace(/&#(\d{1,6});/g, (_, code: string) => characterOf(Number(code)))
		.replace(/&([a-z]{2,6});/gi, (entity, name: string) => ENTITIES[name.toLowerCase()] ?? entity)
		.replace(/<[^<>]{1,300}>/g, '\n')
		.replace(/%([\da-f]{2})/gi, (_, code: string) => characterOf(parseInt(code, 16)))
		.replace(/[^\S\r\n]/g, ' ')
		.replace(/["'`]\s*(?:\+\s*)?["'`]/g, '')
		.replace(/^ *[>|#*][>|#* ]*/gm, '');
	return withoutLineNumbers(withoutInvisible(decoded));
}

function characterOf(code: number): string {
	return String.fromCodePoint(code);
}

/** The text without the number of each line, where every line has the next one. */
function withoutLineNumbers(text: string): string {
	const lines = text.split(/[\r\n]/).filter((line) => line.trim() !== '');
	const first = Number(/^\s*(\d{1,5})/.exec(lines[0] ?? '')?.[1]);
	const bare = lines.map((line, at) => afterNumber(line, first + at));
	return lines.length > 2 && bare.every((line) => line !== undefined) ? bare.join('\n') : text;
}

function afterNumber(line: string, number: number): string | undefined {
	const [written] = /^\s*0{0,4}/.exec(line) ?? [''];
	const rest = line.slice(written.length);
	const digits = String(number);
	return rest.startsWith(digits) ? rest.slice(digits.length).replace(/^[\s:.)\]]+/, '') : undefined;
}
