import { describeClockDifference } from './clockDifference';
import type { PageQuery } from '../contract';
import { ruleOf } from '../failureTable';
import { type Failure, type Result, withFacts } from '../failures';
import { Gate } from './gate';
import { heldAgainst } from './heldAgainst';
import { type PageResult, parseAnswer } from './response';
import { retryAfterMs, waitBeforeRetry } from './retry';

/** What came back over the wire. `headers` have lower-case names. */
export interface WireAnswer {
	readonly status: number;
	readonly headers: { readonly [name: string]: string | undefined };
	readonly text: string;
}

/**
 * Signs the parameters and sends them as one POST. Answers with whatever came back, of any HTTP status, or with
 * the failure that kept an answer from coming. Throws only the reason of the signal, and ends the request, as soon
 * as it fires.
 */
export type Transport = (
	parameters: PageQuery,
	timeoutMs: number,
	signal: AbortSignal,
) => Promise<Result<WireAnswer>>;

/** What the client needs from outside, so that tests can simulate it. */
export interface Surroundings {
	readonly transport: Transport;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** Rejects when the signal fires. */
	readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
	/** From 0 up to, but not including, 1. */
	readonly random: () => number;
	/** Fires when the run is cancelled. */
	readonly cancelled: AbortSignal;
}

/** How patient to be. */
export interface ClientSettings {
	/** How often a request is tried again after the first time. */
	readonly maxRetries: number;
	/** How long one request may take. */
	readonly timeoutMs: number;
	/** Maximum number of requests under way at once. */
	readonly parallelRequests: number;
}

/** Below this many rows a page that is too much for the server is not cut any smaller. */
export const SMALLEST_CUT_PAGE = 500;

/** Whether a smaller page could succeed where this one did not. */
export function isTooMuchAtOnce(failure: Failure, size: number): boolean {
	return size > SMALLEST_CUT_PAGE && (failure.kind === 'timedOut' || failure.kind === 'tooLarge');
}

/**
 * Calls the balance endpoint: one page a call, each try signed again, tried again as the table of failures says.
 * Throttling narrows it to one request at a time for the rest of its life.
 */
export class WalletClient {
	private readonly gate: Gate;

	constructor(
		private readonly surroundings: Surroundings,
		private readonly settings: ClientSettings,
	) {
		this.gate = new Gate(settings.parallelRequests);
	}

	/** At most how many requests are under way at once. */
	get parallelRequests(): number {
		return this.settings.parallelRequests;
	}

	/**
	 * Fetches one page. A page that is too much at once is not tried again as it is: the caller asks for less.
	 *
	 * @throws the reason of `stop` or of the cancelled run, as soon as either fires: requests under way are ended, and
	 * none starts after that.
	 */
	async fetchPage(query: PageQuery, stop?: AbortSignal): Promise<PageResult> {
		const { cancelled } = this.surroundings;
		const signal = stop === undefined ? cancelled : AbortSignal.any([cancelled, stop]);
		return await this.gate.run(async () => await this.tryRepeatedly(query, signal));
	}

	private async tryRepeatedly(query: PageQuery, signal: AbortSignal): Promise<PageResult> {
		const { now, random, sleep } = this.surroundings;
		const startedAt = now();
		for (let tries = 1; ; tries++) {
			signal.throwIfAborted();
			const result = await this.tryOnce(query, signal);
			if (result.ok) return result;
			const { failure } = result;
			if (ruleOf(failure.kind).retry === 'throttled') this.gate.narrowToOne();
			const waitMs = isTooMuchAtOnce(failure, query.size)
				? undefined
				: waitBeforeRetry({
						tries,
						maxRetries: this.settings.maxRetries,
						failure,
						random: random(),
					});
			if (waitMs === undefined) {
				return withFacts(failure, { tries: { count: tries, elapsedMs: now() - startedAt } });
			}
			await this.gate.makeRoom();
			await sleep(waitMs, signal);
		}
	}

	private async tryOnce(query: PageQuery, signal: AbortSignal): Promise<PageResult> {
		const { transport, now } = this.surroundings;
		const came = await transport(query, this.settings.timeoutMs, signal);
		signal.throwIfAborted();
		if (!came.ok) return came;
		const answer = came.value;
		const result = parseAnswer(answer.status, answer.text);
		if (result.ok) return heldAgainst(query, result.value.users) ?? result;
		const { failure } = result;
		return withFacts(failure, {
			detail: failure.detail ?? explanation(failure, answer, query, now()),
			retryAfterMs: retryAfterMs(answer.headers['retry-after'], now()),
		});
	}
}

/** What only this place knows: the clocks, and the parameters that were sent. */
function explanation(
	{ kind }: Failure,
	{ headers }: WireAnswer,
	query: PageQuery,
	now: number,
): string | undefined {
	if (kind === 'clock') return describeClockDifference(headers.date, now);
	return kind === 'parametersRefused'
		? `The request contained ${parametersInWords(query)}.`
		: undefined;
}

function parametersInWords({ mchUuidList, ...others }: PageQuery): string {
	const ids = mchUuidList === undefined ? [] : [`mchUuidList: ${mchUuidList.length} IDs`];
	const rest = Object.entries(others).map(([name, value]) => `${name}: ${String(value)}`);
	return [...rest, ...ids].join(', ');
}
