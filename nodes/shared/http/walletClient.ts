import { type IExecuteFunctions, sleep } from 'n8n-workflow';
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
	const place = 'getInputData' in context ? forItem(context, itemIndex) : context;
	const { baseUrl } = await place.getCredentials<{ baseUrl: string }>(CREDENTIAL);
	return new WalletClient(
		{
			transport: createTransport(place, String(baseUrl)),
			now: Date.now,
			random: Math.random,
			sleep: wait,
			cancelled,
		},
		settings,
	);
}

/**
 * The same context with the credential of one input item: its fields may hold expressions, and n8n's helper that signs
 * and sends asks for it without saying for which item.
 */
function forItem(context: IExecuteFunctions, itemIndex: number): IExecuteFunctions {
	const getCredentials = async (type: string) => await context.getCredentials(type, itemIndex);
	return Object.create(context, { getCredentials: { value: getCredentials } });
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
