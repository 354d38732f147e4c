import { type FailureKind, ruleOf } from './failureTable';

/** One thing that went wrong, as facts. `describeFailure` puts it into words. Never holds a secret. */
export interface Failure {
	readonly kind: FailureKind;
	/** The vendor's code and message, as sent. */
	readonly code?: number;
	readonly vendorMessage?: string;
	/** HTTP status, where it is not 2xx. */
	readonly status?: number;
	/** Node.js network error code. */
	readonly networkCode?: string;
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

/**
 * What is not shown of a server's message: long unbroken text, which may be the signature, sent back (also
 * escaped or wrapped), and the signed parameters.
 */
const NOT_SHOWN = /[A-Za-z0-9+/=_%\\-]{40,}|\{\\*"timestamp\\*".*/gs;

/** A result that is what was asked for. */
export function succeeded<Value>(value: Value): Succeeded<Value> {
	return { ok: true, value };
}

/** A result out of the facts of a failure. */
export function failed(kind: FailureKind, facts: Omit<Failure, 'kind'> = {}): Failed {
	return { ok: false, failure: { kind, ...facts } };
}

/**
 * A failure in the operator's words: what happened (one line) and what to do (sentences, with the vendor's
 * code and message where there are any).
 */
export function describeFailure(failure: Failure): { title: string; advice: string } {
	const { title, advice } = ruleOf(failure.kind);
	const sentences = [failure.detail, advice, serverSaid(failure), triesSaid(failure)];
	return { title, advice: sentences.filter((sentence) => sentence !== undefined).join(' ') };
}

function serverSaid({ code, vendorMessage, status, networkCode }: Failure): string | undefined {
	if (code !== undefined) {
		const shown = vendorMessage?.replace(NOT_SHOWN, '…').slice(0, SHOWN_CHARACTERS);
		return `JT Wallet's code was ${code}${shown ? `: "${shown}"` : ''}.`;
	}
	if (status !== undefined) return `The HTTP status was ${status}.`;
	if (networkCode !== undefined) return `The network error was ${networkCode}.`;
	return undefined;
}

function triesSaid({ tries }: Failure): string | undefined {
	if (tries === undefined || tries.count < 2) return undefined;
	const seconds = (tries.elapsedMs / 1000).toFixed(1);
	return `It was tried ${tries.count} times over ${seconds} seconds.`;
}
