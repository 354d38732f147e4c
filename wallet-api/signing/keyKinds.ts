/** One element of DER: its tag, its content, and the bytes after it. */
export interface DerElement {
	readonly tag: number;
	readonly content: Buffer;
	readonly rest: Buffer;
}

/** What a piece of DER turned out to be. `cutOff` ends too early, `trailing` has more bytes after it. */
export type KeyKind =
	| 'pkcs8Rsa'
	| 'pkcs1Rsa'
	| 'publicKey'
	| 'certificate'
	| 'encrypted'
	| 'ellipticCurve'
	| 'edwardsCurve'
	| 'otherAlgorithm'
	| 'pkcs12'
	| 'openSsh'
	| 'cutOff'
	| 'trailing'
	| 'damaged'
	| 'unknown';

/** The tags of DER that keys are told by (ITU-T X.690), as two hexadecimal digits. */
const INTEGER = '02';
const BITS = '03';
const OCTETS = '04';
const OBJECT_ID = '06';
const SEQUENCE = '30';

/**
 * The shapes of keys: the tags of the elements inside the outer sequence → what that is.
 * PKCS#8 (RFC 5208), PKCS#1 (RFC 8017), SEC 1 (RFC 5915), SPKI and X.509 (RFC 5280), PKCS#12 (RFC 7292).
 */
const SHAPES: ReadonlyArray<readonly [shape: RegExp, kind: KeyKind | 'pkcs8']> = [
	[new RegExp(`^${INTEGER},${SEQUENCE},${OCTETS}(,a0|,81|,a1)*$`), 'pkcs8'],
	[new RegExp(`^${INTEGER}(,${INTEGER}){8}(,${SEQUENCE})?$`), 'pkcs1Rsa'],
	[new RegExp(`^${INTEGER},${OCTETS}(,a0)?(,a1)?$`), 'ellipticCurve'],
	[new RegExp(`^${SEQUENCE},${OCTETS}$`), 'encrypted'],
	[new RegExp(`^${SEQUENCE},${BITS}$`), 'publicKey'],
	[new RegExp(`^${INTEGER},${INTEGER}$`), 'publicKey'],
	[new RegExp(`^${SEQUENCE},${SEQUENCE},${BITS}$`), 'certificate'],
	[new RegExp(`^${INTEGER},${SEQUENCE}(,${SEQUENCE})?$`), 'pkcs12'],
	[new RegExp(`^${INTEGER}(,${INTEGER}){5}$`), 'otherAlgorithm'],
];

/** Most elements that are looked at: more than any key has, so that a text of many tiny ones costs nothing. */
const MAX_ELEMENTS = 20;

/** The algorithms of PKCS#8 keys, by object ID in hexadecimal. */
const ALGORITHMS: ReadonlyMap<string, KeyKind> = new Map([
	['2a864886f70d010101', 'pkcs8Rsa'],
	['2a8648ce3d0201', 'ellipticCurve'],
	['2b656e', 'edwardsCurve'],
	['2b656f', 'edwardsCurve'],
	['2b6570', 'edwardsCurve'],
	['2b6571', 'edwardsCurve'],
]);

/** The beginning of a private key in the format of OpenSSH (its PROTOCOL.key), and the kinds of keys it names. */
const OPEN_SSH = 'openssh-key-v1';
const OPEN_SSH_KINDS: ReadonlyArray<readonly [name: string, kind: KeyKind]> = [
	['ssh-rsa', 'openSsh'],
	['ssh-ed25519', 'edwardsCurve'],
	['ecdsa-sha2', 'ellipticCurve'],
];

/** Says what the bytes are by looking at them, whatever a label said. */
export function keyKindOf(bytes: Buffer): KeyKind {
	if (bytes.toString('latin1', 0, OPEN_SSH.length) === OPEN_SSH) {
		return OPEN_SSH_KINDS.find(([name]) => bytes.includes(name))?.[1] ?? 'otherAlgorithm';
	}
	if (tagOf(bytes[0]) !== SEQUENCE) return 'unknown';
	const outer = decodeDer(bytes);
	if (outer === undefined) return 'cutOff';
	if (outer.rest.length > 0) return 'trailing';
	const parts = childrenOf(outer.content);
	if (parts === undefined) return 'damaged';
	const kind = SHAPES.find(([pattern]) => pattern.test(shapeOf(parts)))?.[1] ?? 'unknown';
	return kind === 'pkcs8' ? algorithmOf(parts[1]) : kind;
}

/** The first element of the bytes; undefined when they are no DER or end too early. */
export function decodeDer(bytes: Buffer): DerElement | undefined {
	const [tag = 0, first = 0] = bytes;
	const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
	const start = 2 + lengthBytes;
	if (lengthBytes > 4 || bytes.length < start) return undefined;
	const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
	if (bytes.length < start + length) return undefined;
	return {
		tag,
		content: bytes.subarray(start, start + length),
		rest: bytes.subarray(start + length),
	};
}

/** The elements inside a constructed one, in order; undefined when some of its bytes are in none, or there are too many. */
export function childrenOf(content: Buffer): DerElement[] | undefined {
	const children: DerElement[] = [];
	let rest = content;
	while (rest.length > 0) {
		const next = decodeDer(rest);
		if (next === undefined || children.length === MAX_ELEMENTS) return undefined;
		children.push(next);
		rest = next.rest;
	}
	return children;
}

/** The tags of the elements, as the patterns above have them. */
export function shapeOf(parts: readonly DerElement[]): string {
	return parts.map(({ tag }) => tagOf(tag)).join(',');
}

function algorithmOf(identifier: DerElement | undefined): KeyKind {
	const id = identifier && decodeDer(identifier.content);
	if (tagOf(id?.tag) !== OBJECT_ID) return 'unknown';
	return ALGORITHMS.get(id?.content.toString('hex') ?? '') ?? 'otherAlgorithm';
}

function tagOf(byte: number | undefined): string | undefined {
	return byte?.toString(16).padStart(2, '0');
}
