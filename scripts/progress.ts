/** How often a line is written where it cannot be rewritten in place, such as in a log. */
const LOG_EVERY_MS = 15_000;

/** Shows that something long goes on: `describe` is asked every second. Call the answer to stop. */
export function showProgress(
	describe: () => string,
	out: NodeJS.WriteStream = process.stdout,
): () => void {
	const started = Date.now();
	const line = (): string => `  ${describe()}, ${readableDuration(Date.now() - started)}`;
	const timer = out.isTTY
		? setInterval(() => out.write(`\r\u001b[K${line()}`), 1_000)
		: setInterval(() => out.write(`${line()}\n`), LOG_EVERY_MS);
	return () => {
		clearInterval(timer);
		if (out.isTTY) out.write('\r\u001b[K');
	};
}

/** Milliseconds as people say them: "45 s", "3 min 05 s". */
export function readableDuration(ms: number): string {
	const seconds = Math.round(ms / 1000);
	if (seconds < 60) return `${seconds} s`;
	return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
