/**
 * Rejects with the signal's reason as soon as it fires; for a race with what knows no signal.
 *
 * @param done fires when the race is over, so that nothing listens on
 */
export async function untilAborted(signal: AbortSignal, done: AbortSignal): Promise<never> {
	return await new Promise((_, reject) => {
		const stop = () => reject(signal.reason);
		if (signal.aborted) stop();
		signal.addEventListener('abort', stop, { once: true, signal: done });
	});
}
