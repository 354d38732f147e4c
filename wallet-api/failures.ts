import type { Facts } from './failureRows/rule';
import { type FailureKind, type FAILURES, ruleOf } from './failureTable';

/** One thing that went wrong, as facts. `describeFailure` puts it into words. Never holds a secret. */
export interface Failure extends Facts {
	readonly kind: FailureKind;
}

/** The facts of a failure of one kind: those that the table says it carries, and any others. */
type FactsOf<Kind extends FailureKind> = Facts & {
	readonly [Fact in (typeof FAILURES)[Kind]['carries'][number]]: NonNullable<Facts[Fact]>;
};

/** What was asked for, or what kept it from coming: a failure of the API, unless it is said what else. */
export type Result<Value, Reason = Failure> = Succeeded<Value> | Failed<Reason>;

/** A result that is what was asked for. */
export interface Succeeded<Value> {
	readonly ok: true;
	readonly value: Value;
}

/** A result that is not. */
export interface Failed<Reason = Failure> {
	readonly ok: false;
	readonly failure: Reason;
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

/** A result that is not, for whatever reason. */
export function refused<Reason>(failure: Reason): Failed<Reason> {
	return { ok: false, failure };
}

/** A failure of the API as a result, out of its kind and its facts. */
export function failed<Kind extends FailureKind>(
	kind: Kind,
	...[facts]: Facts extends FactsOf<Kind> ? [facts?: Facts] : [facts: FactsOf<Kind>]
): Failed {
	return refused({ kind, ...facts });
}

/** The same failure with more facts. */
export function withFacts(failure: Failure, facts: Facts): Failed {
	return refused({ ...failure, ...facts });
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
