import { type KeyObject, sign } from 'node:crypto';
import type { JsonObject } from '../contract';
import { isExactInJavaScript } from '../json';

/** The digests JT Wallet merchants use, as Node.js names them. The vendor's other pages state SHA-256. */
export const SIGNATURE_ALGORITHMS = ['RSA-SHA256', 'RSA-SHA1', 'RSA-SHA512'] as const;

/** Name of a digest. */
export type SignatureAlgorithm = (typeof SIGNATURE_ALGORITHMS)[number];

/** What goes over the wire: `sign` is made over the very characters of `param`. */
export type Envelope = { appId: string; param: string; sign: string };

/** Who signs, and with what. */
export interface Signer {
	readonly appId: string;
	readonly key: KeyObject;
	readonly algorithm: SignatureAlgorithm;
}

/** Where our own `param` keeps its timestamp: always first. */
const OWN_TIMESTAMP = /^\{"timestamp":\d+(?=[,}])/;

/**
 * Business parameters, as a JSON text, to a signed envelope. The text is taken over character by character,
 * so no number in it changes; only the timestamp is put in, or renewed where there is one.
 *
 * @param parameters JSON text of one object
 * @param now milliseconds since the epoch
 * @throws Error with a sentence for the operator when the text is not a JSON object.
 */
export async function signEnvelope(
	parameters: string,
	signer: Signer,
	now: number,
): Promise<Envelope> {
	const param = withoutHalves(stamp(parameters.trim(), now));
	const signature = await signatureOver(param, signer);
	return { appId: signer.appId, param, sign: signature.toString('base64') };
}

/** Made on another thread than n8n's: with a key of 4096 bits it takes more than a millisecond a request. */
async function signatureOver(text: string, { algorithm, key }: Signer): Promise<Buffer> {
	return await new Promise((resolve, reject) =>
		sign(algorithm, Buffer.from(text, 'utf8'), key, (error, signature) =>
			error === null ? resolve(signature) : reject(error),
		),
	);
}

/**
 * The business parameters of a request body, as a JSON text: the body itself, or what is inside when the body
 * is an envelope already (n8n signs again after a 401).
 *
 * @throws Error with a sentence for the operator when the body is not a JSON object.
 */
export function parametersOf(body: unknown): string {
	const text = toText(body);
	const value = parseParameters(text);
	return isEnvelope(value) ? value.param : text;
}

function stamp(text: string, now: number): string {
	const stamped = `{"timestamp":${now}`;
	const parameters = parseParameters(text);
	if (!('timestamp' in parameters)) {
		return Object.keys(parameters).length === 0 ? `${stamped}}` : `${stamped},${text.slice(1)}`;
	}
	const renewed = text.replace(OWN_TIMESTAMP, stamped);
	// Not so where the timestamp stands elsewhere, or twice.
	if (parseParameters(renewed).timestamp === now) return renewed;
	if (!isExactInJavaScript(text)) {
		throw new Error(
			'The request body holds both a "timestamp" and a number too long for JavaScript. Leave "timestamp" out: it is added when the request is signed.',
		);
	}
	return JSON.stringify({ ...parameters, timestamp: now });
}

/** Half a UTF-16 pair has no UTF-8 form to sign. In JSON it can only be in a string, where its escape means the same. */
function withoutHalves(text: string): string {
	return text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

/** Forms, buffers and streams can be written as JSON, too, but not as what was meant. */
function toText(body: unknown): string {
	if (typeof body === 'string') return body;
	return isPlainObject(body) ? JSON.stringify(body) : '';
}

/** n8n may run expressions in a context with an `Object` of its own, so that cannot be compared with ours. */
function isPlainObject(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function parseParameters(text: string): JsonObject {
	const value = parseOrUndefined(text);
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		return value;
	}
	throw new Error(
		'The request body is not a JSON object. Send the business parameters as JSON, for example {"page": 1, "size": 100}: the credential adds appId, timestamp and sign.',
	);
}

function parseOrUndefined(text: string): JsonObject | undefined {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isEnvelope(value: JsonObject): value is Envelope {
	const { appId, param, sign: signature, ...others } = value;
	return (
		typeof appId === 'string' &&
		typeof param === 'string' &&
		typeof signature === 'string' &&
		Object.keys(others).length === 0
	);
}
