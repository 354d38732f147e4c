import { type KeyObject, sign } from 'node:crypto';
import type { JsonObject } from './contract';
import { isExactInJavaScript } from './json';

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
const OWN_TIMESTAMP = /^\{"timestamp":\d+/;

/**
 * Business parameters, as a JSON text, to a signed envelope. The text is taken over character by character,
 * so no number in it changes; only the timestamp is put in, or renewed where there is one.
 *
 * @param parameters JSON text of one object
 * @param now milliseconds since the epoch
 * @throws Error with a sentence for the operator when the text is not a JSON object.
 */
export function signEnvelope(parameters: string, signer: Signer, now: number): Envelope {
	const param = stamp(parameters.trim(), now);
	const signature = sign(signer.algorithm, Buffer.from(param, 'utf8'), signer.key);
	return { appId: signer.appId, param, sign: signature.toString('base64') };
}

/**
 * The business parameters of a request body, as a JSON text: the body itself, or what is inside when the body
 * is an envelope already (n8n signs again after a 401).
 *
 * @throws Error with a sentence for the operator when the body is not a JSON object.
 */
export function parametersOf(body: unknown): string {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const value = parseObject(text);
	return isEnvelope(value) ? value.param : text;
}

function stamp(text: string, now: number): string {
	const stamped = `{"timestamp":${now}`;
	if (OWN_TIMESTAMP.test(text)) return text.replace(OWN_TIMESTAMP, stamped);
	const parameters = parseObject(text);
	if (!('timestamp' in parameters)) {
		return Object.keys(parameters).length === 0 ? `${stamped}}` : `${stamped},${text.slice(1)}`;
	}
	if (!isExactInJavaScript(text)) {
		throw new Error(
			'The request body holds both a "timestamp" and a number too long for JavaScript. Leave "timestamp" out: it is added when the request is signed.',
		);
	}
	return JSON.stringify({ ...parameters, timestamp: now });
}

function parseObject(text: string | undefined): JsonObject {
	const value = parseOrUndefined(text);
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		return value;
	}
	throw new Error(
		'The request body is not a JSON object. Send the business parameters as JSON, for example {"page": 1, "size": 100}: the credential adds appId, timestamp and sign.',
	);
}

function parseOrUndefined(text: string | undefined): JsonObject | undefined {
	try {
		return text === undefined ? undefined : JSON.parse(text);
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
