import { loadPackage } from '../../engine/support/loadedPackage';
import { REPOSITORY } from '../../engine/support/prepare';
import { type NodeRunResult, runNode } from '../../engine/harness';
import type { SandboxCredentials } from '../../../sandbox/server';

/** Get Many in n8n's engine. Fails where the node does, and where not all users came. */
export async function getMany(
	{ baseUrl, appId, privateKey, signatureAlgorithm }: SandboxCredentials,
	users: number,
	options: { readonly parallelRequests?: number } = {},
): Promise<NodeRunResult> {
	const result = await runNode({
		nodeType: 'jtWalletBalance',
		parameters: { operation: 'getAll', returnAll: true, options },
		credentials: { jtWalletApi: { baseUrl, appId, privateKey, signatureAlgorithm } },
	});
	if (result.error !== undefined) throw result.error;
	if (result.items.length !== users) {
		throw new Error(`${result.items.length} of ${users} users came.`);
	}
	return result;
}

/**
 * Adds up, in ms, what the credential takes of n8n's thread from now on. Call the answer for the sum so far. The
 * signature itself is made on another thread.
 */
export async function timeSigning(): Promise<() => number> {
	const { type } = (await loadPackage(REPOSITORY)).getCredential('jtWalletApi');
	const { authenticate } = type;
	if (typeof authenticate !== 'function') throw new Error('The credential signs in another way.');
	let sum = 0;
	type.authenticate = async (credentials, request) => {
		const started = performance.now();
		// From here on it waits for the other thread.
		const signed = authenticate(credentials, request);
		sum += performance.now() - started;
		return await signed;
	};
	return () => sum;
}
