import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from './operatorError';

/**
 * Looks again and again until there is something, neither undefined nor false, and gives it. A look that fails ends it.
 * @throws OperatorError with the words of `otherwise` when `withinMs` milliseconds are over
 */
export async function until<Found>(
	look: () => Found | undefined | false | Promise<Found | undefined | false>,
	withinMs = Infinity,
	otherwise: () => string = () => 'It took too long.',
	everyMs = 200,
): Promise<Found> {
	const deadline = Date.now() + withinMs;
	for (;;) {
		const found = await look();
		if (found !== undefined && found !== false) return found;
		if (Date.now() > deadline) throw new OperatorError(otherwise());
		await sleep(everyMs);
	}
}
