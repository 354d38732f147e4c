import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import { writeExact } from '../exactJson';
import type { Fault } from '../faults/faultSchema';
import type { Refusal } from './refusals';

/** What goes back over the line, and how. */
export interface Answer {
	/** Undefined when not even that is sent. */
	readonly status: number | undefined;
	readonly headers: { readonly [name: string]: string };
	readonly body: string | Buffer;
	/** The vendor's code in the body; undefined where there is none. */
	readonly code: number | undefined;
	/** Whole, or broken off: before the first byte, silence from the start, or either after a number of bytes of the body. */
	readonly delivery:
		| 'whole'
		| 'resetBeforeHeaders'
		| 'never'
		| { readonly afterBytes: number; readonly then: 'reset' | 'silence' };
}

const JSON_HEADERS = { 'content-type': 'application/json;charset=UTF-8' };
const HTML_HEADERS = { 'content-type': 'text/html;charset=UTF-8' };
const TEXT_HEADERS = { 'content-type': 'text/plain;charset=UTF-8' };
const NO_ANSWER = { status: undefined, headers: {}, body: '', code: undefined };

/** An answer of the API's. */
export function apiAnswer(code: number, body: string | Buffer): Answer {
	return { status: 200, headers: JSON_HEADERS, body, code, delivery: 'whole' };
}

/** A failure as the API answers it: with HTTP 200. */
export function refusalAnswer({ code, message }: Refusal): Answer {
	return apiAnswer(code, writeExact({ code, message }));
}

/** The answer that a fault puts in the API's place; undefined when the API answers. */
export function insteadOfApi(fault: Fault, now: number): Answer | undefined {
	switch (fault.kind) {
		case 'resetBeforeHeaders':
			return { ...NO_ANSWER, delivery: 'resetBeforeHeaders' };
		case 'neverAnswer':
			return { ...NO_ANSWER, delivery: 'never' };
		case 'html':
			return replaced(200, HTML_HEADERS, fault.body ?? webPage('Please log in'));
		case 'emptyBody':
			return replaced(200, JSON_HEADERS, '');
		case 'text':
			return replaced(200, TEXT_HEADERS, fault.body ?? 'upstream is warming up');
		case 'httpStatus': {
			const { status, location } = fault;
			const headers = { ...HTML_HEADERS, ...retryAfter(fault, now), ...(location && { location }) };
			const title = `${status} ${STATUS_CODES[status] ?? 'Unknown'}`;
			return replaced(status, headers, fault.body ?? webPage(title));
		}
		case 'vendorCode':
			return refusalAnswer({ code: fault.code, message: fault.message ?? `code ${fault.code}` });
		default:
			return undefined;
	}
}

/** The API's answer as a fault breaks it on its way; undefined when the fault leaves it alone. */
export function brokenOnItsWay(fault: Fault, answer: Answer): Answer | undefined {
	const bytes = Buffer.from(answer.body);
	const half = Math.ceil(bytes.length / 2);
	if (fault.kind === 'cutOffJson') {
		return { ...answer, body: bytes.subarray(0, Math.min(fault.bytes ?? half, bytes.length - 1)) };
	}
	if (fault.kind !== 'resetInBody' && fault.kind !== 'silenceInBody') return undefined;
	const afterBytes = Math.min(fault.afterBytes ?? half, bytes.length - 1);
	const then = fault.kind === 'resetInBody' ? 'reset' : 'silence';
	return { ...answer, delivery: { afterBytes, then } };
}

/** Sends the answer. One that never comes keeps the connection open until the other side ends it, or `ending` does. */
export function deliver(
	{ status = 200, headers, body, delivery }: Answer,
	reply: FastifyReply,
	ending: AbortSignal,
): void {
	if (delivery === 'whole') {
		void reply.code(status).headers(headers).send(body);
		return;
	}
	reply.hijack();
	const { socket } = reply.raw;
	const keepSilent = () =>
		ending.addEventListener('abort', () => socket?.destroy(), { once: true });
	const reset = () => socket?.resetAndDestroy();
	if (delivery === 'never') return keepSilent();
	if (delivery === 'resetBeforeHeaders') return void reset();
	const { afterBytes, then } = delivery;
	const bytes = Buffer.from(body);
	reply.raw.writeHead(status, { ...headers, 'content-length': bytes.length });
	reply.raw.write(bytes.subarray(0, afterBytes), then === 'reset' ? reset : keepSilent);
}

function replaced(status: number, headers: Answer['headers'], body: string): Answer {
	return { status, headers, body, code: undefined, delivery: 'whole' };
}

function webPage(title: string): string {
	return `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
}

function retryAfter(
	{ retryAfter, retryAfterAsDate }: { retryAfter?: number | string; retryAfterAsDate?: boolean },
	now: number,
): { 'retry-after'?: string } {
	if (retryAfter === undefined) return {};
	if (retryAfterAsDate !== true) return { 'retry-after': String(retryAfter) };
	return { 'retry-after': new Date(now + Number(retryAfter) * 1000).toUTCString() };
}
