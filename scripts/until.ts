import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from './operatorError';

/** How long to wait at most, how often to look (by default every 200 ms), and what to say when the time is over. */
interface Waiting {
	readonly withinMs: number;
	readonly everyMs?: number;
	readonly otherwise: string | (() => string);
}

/**
 * Looks again and again until there is something, neither undefined nor false, and gives it. A look that fails ends it.
 * @throws OperatorError when the time is over
 */
export async function until<Found>(
	look: () => Found | undefined | false | Promise<Found | undefined | false>,
	{ withinMs, everyMs = 200, otherwise }: Waiting,
): Promise<Found> {
	const deadline = Date.now() + withinMs;
	for (;;) {
		const found = await look();
		if (found !== undefined && found !== false) return found;
		if (Date.now() > deadline)
			throw new OperatorError(typeof otherwise === 'string' ? otherwise : otherwise());
		await sleep(everyMs);
	}
}
