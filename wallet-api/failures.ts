import { type FailureKind, ruleOf } from './failureTable';

/** One thing that went wrong, as facts. `describeFailure` puts it into words. Never holds a secret. */
export interface Failure {
	readonly kind: FailureKind;
	/** The vendor's code, as sent. */
	readonly code?: number;
	/** What the server said in words of its own. Shown as `shownOf` gives it. */
	readonly serverMessage?: string;
	/** HTTP status, where it is not 2xx. */
	readonly status?: number;
	/** Node.js network error code. */
	readonly networkCode?: string;
	/** How long the server asked to wait, in ms. */
	readonly retryAfterMs?: number;
	/** A sentence about this very case. */
	readonly detail?: string;
	/** How often it was tried in all, and for how many ms, when it was tried again. */
	readonly tries?: { readonly count: number; readonly elapsedMs: number };
}

/** What was asked for, or the failure that kept it from coming. */
export type Result<Value> = Succeeded<Value> | Failed;

/** A result that is what was asked for. */
export interface Succeeded<Value> {
	readonly ok: true;
	readonly value: Value;
}

/** A result that is a failure. */
export interface Failed {
	readonly ok: false;
	readonly failure: Failure;
}

/** Longest piece of a server's own message that is shown. */
const SHOWN_CHARACTERS = 300;

/** Longest piece of a server's own message that is looked at. */
const EXAMINED_CHARACTERS = 2_000;

/**
 * What is not shown of a server's message: long unbroken text, which may be the signature, sent back (also
 * escaped or wrapped), and the signed parameters.
 */
const NOT_SHOWN = /[A-Za-z0-9+/=_%\\-]{40,}|\{\\*"timestamp\\*".*/gs;

/** The beginning of such text, where the rest of it was cut away. */
const BEGUN = /[A-Za-z0-9+/=_%\\-]+$/;

/** A result that is what was asked for. */
export function succeeded<Value>(value: Value): Succeeded<Value> {
	return { ok: true, value };
}

/** A result out of the facts of a failure. */
export function failed(kind: FailureKind, facts: Omit<Failure, 'kind'> = {}): Failed {
	return { ok: false, failure: { kind, ...facts } };
}

/** Whoever a failure is told to. */
export interface Told {
	/** Whether there is a Page Size to set. */
	readonly hasPageSize: boolean;
}

/**
 * A failure in the operator's words: what happened (one line) and what to do (sentences, with the vendor's
 * code and message where there are any).
 */
export function describeFailure(
	failure: Failure,
	{ hasPageSize }: Told = { hasPageSize: true },
): { title: string; advice: string } {
	const { title, advice, adviceWithoutPageSize } = ruleOf(failure.kind);
	const sentences = [
		failure.detail,
		hasPageSize ? advice : (adviceWithoutPageSize ?? advice),
		serverSaid(failure),
		triesSaid(failure),
	];
	return { title, advice: sentences.filter((sentence) => sentence !== undefined).join(' ') };
}

/** A text that came from the server, in one short line, without what may be a secret. */
export function shownOf(text: string): string {
	const read = text.slice(0, EXAMINED_CHARACTERS).replace(NOT_SHOWN, '…');
	const whole = text.length > EXAMINED_CHARACTERS ? read.replace(BEGUN, '…') : read;
	return whole.replace(/\s+/g, ' ').trim().slice(0, SHOWN_CHARACTERS);
}

function serverSaid({ code, serverMessage, status, networkCode }: Failure): string | undefined {
	const shown = shownOf(serverMessage ?? '');
	const message = shown === '' ? '' : `: "${shown}"`;
	if (code !== undefined) return `JT Wallet returned code ${code}${message}.`;
	if (status !== undefined) return `The server returned HTTP status ${status}${message}.`;
	if (networkCode !== undefined) return `The network code was ${networkCode}.`;
	return undefined;
}

function triesSaid({ tries }: Failure): string | undefined {
	if (tries === undefined || tries.count < 2) return undefined;
	const seconds = (tries.elapsedMs / 1000).toFixed(1);
	return seconds === '0.0'
		? `Tried ${tries.count} times.`
		: `Tried ${tries.count} times in ${seconds} seconds.`;
}
