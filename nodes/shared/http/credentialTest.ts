import {
	type ICredentialsDecrypted,
	type ICredentialTestFunctions,
	type INodeCredentialTestResult,
	sleep,
} from 'n8n-workflow';
import { type Transport, WalletClient } from '../../../wallet-api/calling/client';
import { BALANCE_PATH } from '../../../wallet-api/contract';
import { describeFailure, type Failure } from '../../../wallet-api/failures';
import { cleanBaseUrl } from '../../../wallet-api/signing/baseUrl';
import {
	accessFrom,
	type MerchantAccess,
	signRequest,
} from '../../../wallet-api/signing/signRequest';
import { inTime } from './inTime';
import { toFailure, toWireAnswer } from './transport';

/** How long to wait for the answer, in ms. Somebody looks at the dialog meanwhile. */
const TIMEOUT_MS = 30_000;

/**
 * Tests the credential with one signed request for one wallet user. A success is what is one for the nodes, and
 * everything else is said in their words.
 */
export async function testJtWallet(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const client = new WalletClient(
			{
				transport: signedTransport(this, accessFrom(data)),
				now: Date.now,
				random: Math.random,
				sleep,
				cancelled: new AbortController().signal,
			},
			{ maxRetries: 0, timeoutMs: TIMEOUT_MS, parallelRequests: 1 },
		);
		const page = await client.fetchPage({ page: 1, size: 1 });
		if (page.ok) return { status: 'OK', message: 'Connection successful!' };
		return { status: 'Error', message: wordsFor(page.failure) };
	} catch (error) {
		return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
	}
}

/** The dialog has no options, which is where the nodes' advice about waiting sends operators. */
function wordsFor(failure: Failure): string {
	const { title, advice } = describeFailure(failure, { hasPageSize: false });
	return failure.kind === 'timedOut'
		? `${title}. Check the Base URL, and that a firewall lets n8n connect to it.`
		: `${title}. ${advice}`;
}

/**
 * Signs and sends. n8n's test of a credential has no helper that lets the credential sign.
 *
 * @returns a transport that throws a sentence for the operator where the request cannot be signed.
 */
function signedTransport({ helpers }: ICredentialTestFunctions, access: MerchantAccess): Transport {
	const uri = `${cleanBaseUrl(access.baseUrl)}${BALANCE_PATH}`;
	return async (parameters, timeout, signal) => {
		const envelope = await signRequest(access, uri, parameters, Date.now());
		const request = {
			method: 'POST',
			uri,
			headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
			body: JSON.stringify(envelope),
			timeout,
			// Where n8n reads the body, it gives one that was damaged on its way as an answer without a body.
			useStream: true,
			resolveWithFullResponse: true,
			simple: false,
			followRedirect: false,
			followAllRedirects: false,
		};
		return await inTime(
			timeout,
			signal,
			async () => await helpers.request(request).then(toWireAnswer).catch(toFailure),
		);
	};
}
