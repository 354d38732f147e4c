import { CREDENTIAL_LABELS as LABELS } from '../labels';
import { holdsKey, pastedValue } from '../pastedText';
import { cleanBaseUrl, originOf, parseBaseUrl } from './baseUrl';
import {
	type Envelope,
	parametersOf,
	SIGNATURE_ALGORITHMS,
	type SignatureAlgorithm,
	signEnvelope,
} from './envelope';
import { parsePrivateKey } from './privateKey';

/** What a merchant enters once, as entered. */
export interface MerchantAccess {
	readonly baseUrl: string;
	readonly appId: string;
	readonly privateKey: string;
	readonly signatureAlgorithm: string;
}

/**
 * A merchant's access out of the fields of a credential. A field is not always a text: an expression may have made it
 * a number, or nothing.
 */
export function accessFrom(fields: { readonly [name: string]: unknown }): MerchantAccess {
	return {
		baseUrl: fieldText(fields.baseUrl),
		appId: fieldText(fields.appId),
		privateKey: fieldText(fields.privateKey),
		signatureAlgorithm: fieldText(fields.signatureAlgorithm) || SIGNATURE_ALGORITHMS[0],
	};
}

function fieldText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Longest App ID that is sent; those of JT Wallet have 32 characters. Something longer may be a secret. */
const MAX_APP_ID_CHARACTERS = 200;

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
	const base = parseBaseUrl(access.baseUrl);
	if (!base.ok) throw new Error(base.failure);
	const { origin } = base.value;
	const appId = acceptAppId(access.appId);
	const algorithm = acceptAlgorithm(access.signatureAlgorithm);
	const key = parsePrivateKey(access.privateKey);
	if (!key.ok) throw new Error(key.failure);
	if (originOf(address) !== origin) {
		throw new Error(
			`The request goes to ${originOf(address) ?? 'an address that cannot be read'}, but this credential signs only for its own ${LABELS.baseUrl} ${origin}. Send the request there, or use another credential.`,
		);
	}
	return await signEnvelope(parametersOf(body), { appId, key: key.value, algorithm }, now);
}

/**
 * Which merchant of which server a credential is for, as one text: the same one however the Base URL and the App ID
 * were typed. It holds no secret, and names them where they cannot be used, too.
 */
export function merchantOf({ baseUrl, appId }: Pick<MerchantAccess, 'baseUrl' | 'appId'>): string {
	return `${cleanBaseUrl(baseUrl)} ${pastedValue(appId)}`;
}

function acceptAppId(text: string): string {
	const appId = pastedValue(text);
	if (appId === '')
		throw new Error(`${LABELS.appId} is empty. Enter the one that JT Wallet issued.`);
	if (holdsKey(appId) || appId.length > MAX_APP_ID_CHARACTERS) {
		throw new Error(
			`${LABELS.appId} holds a key, or a part of one. Enter the App ID that JT Wallet issued, and paste the key into ${LABELS.privateKey}.`,
		);
	}
	return appId;
}

function acceptAlgorithm(name: string): SignatureAlgorithm {
	const algorithm = SIGNATURE_ALGORITHMS.find((known) => known === name);
	if (algorithm !== undefined) return algorithm;
	throw new Error(
		`${LABELS.signatureAlgorithm} is not known. Choose one of ${SIGNATURE_ALGORITHMS.join(', ')}.`,
	);
}
