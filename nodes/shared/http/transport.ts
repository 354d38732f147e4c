import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	IPollFunctions,
} from 'n8n-workflow';
import { type Transport, type WireAnswer } from '../../../wallet-api/calling/client';
import { BALANCE_PATH } from '../../../wallet-api/contract';
import { kindOfNetworkError } from '../../../wallet-api/failureTable';
import { failed, type Failed, type Result, succeeded } from '../../../wallet-api/failures';
import { cleanBaseUrl } from '../../../wallet-api/signing/baseUrl';
import { isRecord } from '../record';
import { MAX_CHARACTERS, textOfBody } from './bodyText';
import { breathe } from './breathe';
import { inTime } from './inTime';

/** The places in n8n from which wallet users are read. */
export type RequestContext = IExecuteFunctions | IPollFunctions;

/** The credential that signs what goes through the transport. */
export const CREDENTIAL = 'jtWalletApi';

const TOO_LARGE = `The response has more than ${MAX_CHARACTERS / 1_000_000} million characters.`;

/**
 * Sends the parameters through n8n's HTTP helper, which has the credential sign them. The answer is taken as a
 * stream, and as text: n8n's own parsing changes the last digits of long numbers. Of an error only its code is kept,
 * for the error itself holds the signed request.
 */
export function createTransport(context: RequestContext, baseUrl: string): Transport {
	let turn = Promise.resolve();
	return async (parameters, timeoutMs, signal) => {
		const options: IHttpRequestOptions = {
			method: 'POST',
			url: `${cleanBaseUrl(baseUrl)}${BALANCE_PATH}`,
			headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
			body: { ...parameters, ...mutableIds(parameters.mchUuidList) },
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: timeoutMs,
		};
		const answer = await inTime(
			timeoutMs,
			signal,
			async (done) => await sendWith(stoppedBy(context, done), options),
		);
		// Reading one answer takes long enough: of several that are there, n8n gets to other work between any two.
		const before = turn;
		turn = before.then(breathe);
		await before;
		return answer;
	};
}

/**
 * The same context with another signal to stop by. n8n's helper ends a request when the signal of its context fires
 * and takes no other one, and a connection that nobody waits for any more would stay open.
 */
function stoppedBy(context: RequestContext, signal: AbortSignal): RequestContext {
	return Object.create(context, { getExecutionCancelSignal: { value: () => signal } });
}

async function sendWith(
	context: RequestContext,
	options: IHttpRequestOptions,
): Promise<Result<WireAnswer>> {
	try {
		const answer: unknown = await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL,
			options,
		);
		return await toWireAnswer(answer);
	} catch (error) {
		return toFailure(error);
	}
}

/** What n8n's HTTP helpers give, where they are asked for the whole response. */
export async function toWireAnswer(answer: unknown): Promise<Result<WireAnswer>> {
	if (!isRecord(answer)) return failed('notJson');
	const { statusCode, headers, body } = answer;
	const text = await textOfBody(body);
	if (text === undefined) return failed('tooLarge', { detail: TOO_LARGE });
	return succeeded({
		status: Number(statusCode),
		headers: isRecord(headers) ? textsOf(headers) : {},
		text,
	});
}

/**
 * n8n wraps what went wrong, sometimes more than once: what it is, says the first code or name that is known. An
 * error without any comes from the credential, which would not sign.
 */
export function toFailure(error: unknown): Failed {
	const chain = causesOf(error);
	const codes = chain.map(({ code }) => code).filter(isText);
	const signs = [...codes, ...chain.map(({ name }) => name).filter(isText)];
	const known = signs.find((sign) => kindOfNetworkError(sign) !== 'unknownNetworkError');
	const networkCode = known ?? codes[0];
	if (networkCode !== undefined) return failed(kindOfNetworkError(networkCode), { networkCode });
	const innermost = chain.at(-1)?.message;
	return failed('notSent', { detail: isText(innermost) ? asSentence(innermost) : undefined });
}

/** The words of n8n's own errors end without a period. */
function asSentence(text: string): string {
	return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function causesOf(error: unknown): Array<{ readonly [name: string]: unknown }> {
	const chain = [];
	for (let link = error; isRecord(link) && chain.length < 5; link = link.cause) chain.push(link);
	return chain;
}

function textsOf(headers: { readonly [name: string]: unknown }): { [name: string]: string } {
	const entries = Object.entries(headers).filter(([, value]) => typeof value === 'string');
	return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function mutableIds(ids: readonly string[] | undefined): IDataObject {
	return ids === undefined ? {} : { mchUuidList: [...ids] };
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}
