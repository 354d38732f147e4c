import { OperatorError } from '../../operatorError';
import type { Place } from './place';
import { runPlainLoop } from './plainLoop';

/**
 * Lets the sandbox serve so many users, each request delayed by so many ms. Pages of new users are all asked for once,
 * so that they are written before anything is measured.
 */
export async function serve(place: Place, users: number, delayMs = 0): Promise<void> {
	const { sandbox } = place;
	if (sandbox.merchant.size !== users) sandbox.reset({ users });
	sandbox.faults.clear();
	if (sandbox.counters.requests === 0) await runPlainLoop(place);
	if (delayMs > 0) sandbox.faults.set([{ kind: 'delay', ms: delayMs, when: { every: true } }]);
}

/**
 * Does something, and fails unless it sent requests that were all signed as they must be: what is refused is fast.
 * Gives how many there were.
 */
export async function withRequests<Result>(
	{ sandbox }: Pick<Place, 'sandbox'>,
	work: () => Promise<Result>,
): Promise<{ result: Result; requests: number }> {
	const before = { ...sandbox.counters };
	const result = await work();
	const requests = sandbox.counters.requests - before.requests;
	const verified = sandbox.counters.verified - before.verified;
	const refused = sandbox.counters.refused - before.refused;
	if (requests > 0 && verified === requests && refused === 0) return { result, requests };
	throw new OperatorError(
		`The sandbox verified ${verified} of ${requests} requests and refused ${refused}.`,
	);
}
