import { readBaseUrl, originOf } from './baseUrl';
import {
	type Envelope,
	parametersOf,
	SIGNATURE_ALGORITHMS,
	type SignatureAlgorithm,
	signEnvelope,
} from './envelope';
import { readPrivateKey } from './privateKey';

/** What a merchant enters once, as entered. */
export interface MerchantAccess {
	readonly baseUrl: string;
	readonly appId: string;
	readonly privateKey: string;
	readonly signatureAlgorithm: string;
}

/**
 * Puts the business parameters of a request into a signed envelope, for the merchant's own server only.
 *
 * @param address where the request goes
 * @param body the business parameters: an object, a JSON text of one, or an envelope that is to be signed again
 * @param now milliseconds since the epoch
 * @throws Error with a sentence for the operator that names the field, and never holds a secret.
 */
export async function signRequest(
	access: MerchantAccess,
	address: string,
	body: unknown,
	now: number,
): Promise<Envelope> {
	const base = readBaseUrl(access.baseUrl);
	if (!base.ok) throw new Error(base.problem);
	const appId = access.appId.trim();
	if (appId === '') throw new Error('App ID is empty. Enter the one that JT Wallet issued.');
	const algorithm = readAlgorithm(access.signatureAlgorithm);
	const reading = readPrivateKey(access.privateKey);
	if (!reading.ok) throw new Error(reading.problem);
	if (originOf(address) !== base.origin) {
		throw new Error(
			`The request goes to ${originOf(address) ?? 'an address that cannot be read'}, but this credential signs only for its own Base URL ${base.origin}. Send the request there, or use another credential.`,
		);
	}
	return await signEnvelope(parametersOf(body), { appId, key: reading.key, algorithm }, now);
}

function readAlgorithm(name: string): SignatureAlgorithm {
	const algorithm = SIGNATURE_ALGORITHMS.find((known) => known === name);
	if (algorithm !== undefined) return algorithm;
	throw new Error(
		`Signature Algorithm is not known. Choose one of ${SIGNATURE_ALGORITHMS.join(', ')}.`,
	);
}
