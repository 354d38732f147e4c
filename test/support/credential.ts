/** The credential's `authenticate`, called as n8n calls it. */
import { JtWalletApi } from '../../credentials/JtWalletApi.credentials';
import type { Envelope } from '../../wallet-api/signing/envelope';
import { bareOf, rsaKey } from './keys';

/** Where the credential of the tests belongs. */
export const ORIGIN = 'https://api.example.com';

/** The path of the balance endpoint. */
export const PATH = '/open-api/jt/wallet/balance';

/** What the operator entered. */
export const CREDENTIALS = {
	baseUrl: ORIGIN,
	appId: 'app-1',
	privateKey: bareOf(rsaKey('2048'), 'pkcs8'),
	signatureAlgorithm: 'RSA-SHA256',
};

/** A request as it goes to n8n's HTTP helper. */
export interface SignedRequest {
	body: Envelope | string;
	headers: object;
	[option: string]: unknown;
}

// n8n takes the function out of the class and calls it on its own.
const { authenticate: detached } = new JtWalletApi();

/** Signs a request with the credential. */
export const authenticate = async (
	request: object,
	credentials: object = CREDENTIALS,
): Promise<SignedRequest> => await Reflect.apply(detached, undefined, [credentials, request]);
