/** How often a line is written where it cannot be rewritten in place, such as in a log. */
const LOG_EVERY_MS = 15_000;

/** Shows that something long goes on: `describe` is asked every second. Call the answer to stop. */
export function showProgress(describe: () => string): () => void {
	const out = process.stdout;
	const started = Date.now();
	const [before, after] = out.isTTY ? ['\r\u001b[K', ''] : ['', '\n'];
	const tell = () =>
		out.write(`${before}  ${describe()}, ${readableDuration(Date.now() - started)}${after}`);
	const timer = setInterval(tell, out.isTTY ? 1_000 : LOG_EVERY_MS);
	return () => {
		clearInterval(timer);
		out.write(before);
	};
}

/** Milliseconds as people say them: "45 s", "3 min 05 s". */
export function readableDuration(ms: number): string {
	const seconds = Math.round(ms / 1000);
	if (seconds < 60) return `${seconds} s`;
	return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
