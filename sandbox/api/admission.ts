import type { JsonObject } from '../../wallet-api/contract';
import { parametersRefused, type Refusal, REFUSALS } from './refusals';
import type { Settings } from '../settings';
import type { Verify } from './verify';

/** A request as it came in: what was found in its body, and why it is refused, if it is. */
export interface Admission {
	/** Empty where the body did not hold a text. */
	readonly appId: string;
	readonly param: string;
	readonly sign: string;
	/** What `param` holds; undefined when it is no JSON object. */
	readonly parameters: JsonObject | undefined;
	/** Whether the signature belongs to `param`, whatever else is wrong with the request. */
	readonly signatureVerified: boolean;
	readonly refusal: Refusal | undefined;
}

/** A request as the line delivered it. */
export interface IncomingRequest {
	/** Without the query, which the API does not use. */
	readonly path: string;
	readonly body: string;
	readonly contentType: string | undefined;
	readonly remoteAddress: string;
}

/** What requests are checked against. */
export interface Checks {
	readonly appId: string;
	readonly verify: Verify;
	readonly settings: Settings;
	/** Milliseconds since the epoch. */
	readonly now: number;
}

/**
 * Checks everything that is the same for every address of the API: the envelope, who asks, from where,
 * the signature and the time.
 */
export function admit(incoming: IncomingRequest, gate: Checks): Admission {
	const envelope = parseJsonObject(incoming.body);
	const appId = text(envelope?.appId);
	const param = text(envelope?.param);
	const sign = text(envelope?.sign);
	const parameters = parseJsonObject(param);
	const { signatureAlgorithm } = gate.settings;
	const signatureVerified = gate.verify(param, sign, signatureAlgorithm);
	const request = { appId, param, sign, parameters, signatureVerified };
	return { ...request, refusal: refusalOf(request, envelope, incoming, gate) };
}

function refusalOf(
	request: Omit<Admission, 'refusal'>,
	envelope: JsonObject | undefined,
	{ contentType, remoteAddress }: IncomingRequest,
	{ appId, settings, now }: Checks,
): Refusal | undefined {
	const { allowedAddresses, merchantDisabled, timestampWindow } = settings;
	if (!/^application\/json\b/i.test(contentType ?? '')) {
		return parametersRefused('Content-Type must be application/json');
	}
	if (envelope === undefined) return parametersRefused('the body is not a JSON object');
	const noText = (['appId', 'param', 'sign'] as const).find(
		(field) => typeof envelope[field] !== 'string',
	);
	if (noText !== undefined) return parametersRefused(`${noText} must be a string`);
	if (request.appId !== appId) return REFUSALS.appId;
	if (merchantDisabled) return REFUSALS.merchant;
	if (allowedAddresses !== null && !allowedAddresses.includes(remoteAddress)) {
		return REFUSALS.address;
	}
	if (!request.signatureVerified) return REFUSALS.signature;
	if (request.parameters === undefined) return parametersRefused('param is not a JSON object');
	const { timestamp } = request.parameters;
	if (typeof timestamp !== 'number' || !Number.isInteger(timestamp)) {
		return parametersRefused('timestamp must be a long');
	}
	return Math.abs(timestamp - now) > timestampWindow ? REFUSALS.clock : undefined;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function parseJsonObject(json: string): JsonObject | undefined {
	try {
		const value: JsonObject | null = JSON.parse(json);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
	} catch {
		return undefined;
	}
}
