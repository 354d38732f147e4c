import { childrenOf, type DerElement, readDer, TAG } from './der';

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
	| 'cutOff'
	| 'trailing'
	| 'unknown';

const INTEGER = '02';
const BITS = '03';
const OCTETS = '04';
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

/** The algorithms of PKCS#8 keys, by object id in hexadecimal. */
const ALGORITHMS: ReadonlyMap<string, KeyKind> = new Map([
	['2a864886f70d010101', 'pkcs8Rsa'],
	['2a8648ce3d0201', 'ellipticCurve'],
	['2b656e', 'edwardsCurve'],
	['2b656f', 'edwardsCurve'],
	['2b6570', 'edwardsCurve'],
	['2b6571', 'edwardsCurve'],
]);

/** Says what the bytes are by looking at them, whatever a label said. */
export function keyKindOf(bytes: Buffer): KeyKind {
	if (bytes[0] !== TAG.sequence) return 'unknown';
	const outer = readDer(bytes);
	if (outer === undefined) return 'cutOff';
	if (outer.rest.length > 0) return 'trailing';
	const parts = childrenOf(outer.content);
	const shape = parts.map(({ tag }) => tag.toString(16).padStart(2, '0')).join(',');
	const kind = SHAPES.find(([pattern]) => pattern.test(shape))?.[1] ?? 'unknown';
	return kind === 'pkcs8' ? algorithmOf(parts[1]) : kind;
}

function algorithmOf(identifier: DerElement | undefined): KeyKind {
	const id = identifier && readDer(identifier.content);
	if (id?.tag !== TAG.objectId) return 'unknown';
	return ALGORITHMS.get(id.content.toString('hex')) ?? 'otherAlgorithm';
}
