import { sleep } from 'n8n-workflow';
import { type ClientSettings, WalletClient } from '../../wallet-api/client';
import { createTransport, CREDENTIAL, type RequestContext } from './transport';

/**
 * A client for the wallet API that lives in n8n: n8n's requests and credential, real time, and a stop as soon as
 * the execution is cancelled.
 *
 * @param itemIndex the input item that the credential is resolved for
 */
export async function createWalletClient(
	context: RequestContext,
	settings: ClientSettings,
	itemIndex = 0,
): Promise<WalletClient> {
	const { baseUrl } =
		'getInputData' in context
			? await context.getCredentials<{ baseUrl: string }>(CREDENTIAL, itemIndex)
			: await context.getCredentials<{ baseUrl: string }>(CREDENTIAL);
	const cancelled = cancelSignalOf(context);
	return new WalletClient(
		{
			transport: createTransport(context, String(baseUrl), cancelled),
			now: Date.now,
			random: Math.random,
			sleep: async (ms, signal) => await Promise.race([sleep(ms, signal), untilAborted(signal)]),
			cancelled,
		},
		settings,
	);
}

/** Polls cannot be cancelled; executions can. */
function cancelSignalOf(context: RequestContext): AbortSignal {
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return signal ?? new AbortController().signal;
}

/** Older n8n's `sleep` knows no signal. */
async function untilAborted(signal: AbortSignal): Promise<never> {
	return await new Promise((_, reject) => {
		const stop = () => reject(signal.reason);
		if (signal.aborted) stop();
		signal.addEventListener('abort', stop, { once: true });
	});
}
