import { sleep } from 'n8n-workflow';
import { type ClientSettings, WalletClient } from '../../../wallet-api/calling/client';
import { createTransport, CREDENTIAL, type RequestContext } from './transport';
import { untilAborted } from './untilAborted';

/** Where in a run the client is needed. */
interface ClientPlace {
	/** The input item that the credential is resolved for. */
	readonly itemIndex?: number;
	/** Fires when the client has to stop; left out: when the execution is cancelled. */
	readonly cancelled?: AbortSignal;
}

/**
 * A client for the wallet API that lives in n8n: n8n's requests and credential, real time, and a stop as soon as
 * the execution is cancelled.
 */
export async function createWalletClient(
	context: RequestContext,
	settings: ClientSettings,
	{ itemIndex = 0, cancelled = cancelSignalOf(context) }: ClientPlace = {},
): Promise<WalletClient> {
	const { baseUrl } =
		'getInputData' in context
			? await context.getCredentials<{ baseUrl: string }>(CREDENTIAL, itemIndex)
			: await context.getCredentials<{ baseUrl: string }>(CREDENTIAL);
	return new WalletClient(
		{
			transport: createTransport(context, String(baseUrl)),
			now: Date.now,
			random: Math.random,
			sleep: wait,
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
async function wait(ms: number, signal: AbortSignal): Promise<void> {
	const done = new AbortController();
	await Promise.race([sleep(ms, signal), untilAborted(signal, done.signal)]).finally(() =>
		done.abort(),
	);
}
