import type { Fault } from '../../sandbox/faults/faultSchema';
import { ruleOf, type FailureKind } from '../../wallet-api/failureTable';
import { ADVICE } from './advice';
import type { Expected } from './expected';
import { MATRIX } from './matrix';

/** Request options under which the cells are played in an engine, where time is real. `PAGE_SIZE` as in the matrix. */
export const OPTIONS = { timeout: 1, maxRetries: 2, parallelRequests: 1 };
export const PAGE_SIZE = 60;
export const USERS = 120;

/** A fault, and what the matrix expects of a reading of all users that it hits at the request of this number. */
export interface Cell {
	readonly name: string;
	readonly fault: (request: number) => Fault;
	readonly expected: (request: number) => Expected;
}

const OFTEN = { once: { times: 1 }, 'from then on': { every: true } } as const;

/** Every row of the matrix, once and from then on. */
export const CELLS: readonly Cell[] = Object.values(MATRIX).flatMap((rows) =>
	rows.flatMap(({ fault, once, always }) =>
		(['once', 'from then on'] as const).map((often) => ({
			name: `${JSON.stringify(fault)}, ${often}`,
			fault: (request) => ({ ...inRealTime(fault), when: { request, ...OFTEN[often] } }),
			expected: (request) => (often === 'once' ? once : always)(request, 'Return All'),
		})),
	),
);

/** The matrix waits two seconds for an answer, which takes it no time. */
function inRealTime(fault: Fault): Fault {
	if (fault.kind === 'delay') return { ...fault, ms: fault.ms < 2_000 ? 20 : 1_200 };
	return fault.kind === 'httpStatus' && fault.retryAfter !== undefined
		? { ...fault, retryAfter: 0 }
		: fault;
}

/** What happened, in the operator's words; a list that may have changed ends a reading that may not leave anybody out. */
export function titleOf(end: FailureKind | 'hinted'): string {
	return end === 'hinted'
		? 'The list of wallet users changed while it was read'
		: ruleOf(end).title;
}

/** What an operator is not told of a failure although it should be; `title` and `advice`: what the node says. */
export function unsaid(
	kind: FailureKind,
	{ title, advice }: { readonly title: string; readonly advice: string },
): string[] {
	// For how long it was tried is not said where it took no time.
	const advices = ADVICE[kind]?.map((piece) => piece.replace(/ times in$/, ' times'));
	const pieces = [ruleOf(kind).title, ...(advices ?? ['no advice is expected'])];
	return pieces.filter((piece) => !`${title}. ${advice}`.includes(piece));
}
