const MINUTE_MS = 60_000;

/** How many requests came in each whole minute of a time. All in milliseconds since the epoch. */
export function requestsPerMinute(
	times: readonly number[],
	from: number,
	until: number,
): Array<{ readonly minute: number; readonly requests: number }> {
	const minutes: Array<{ minute: number; requests: number }> = [];
	const first = Math.ceil(from / MINUTE_MS) * MINUTE_MS;
	for (let minute = first; minute + MINUTE_MS <= until; minute += MINUTE_MS) {
		const requests = times.filter((time) => time >= minute && time < minute + MINUTE_MS).length;
		minutes.push({ minute, requests });
	}
	return minutes;
}

/** What was seen of a trigger that polls every minute, one request each, and of one change it had to notice. */
export interface PollFacts {
	readonly perMinute: ReadonlyArray<{ readonly minute: number; readonly requests: number }>;
	/** How each execution that it started ended. */
	readonly runs: ReadonlyArray<{ readonly status: string; readonly users: readonly unknown[] }>;
	/** The `mchUuid` of the user that was changed. */
	readonly changed: string;
}

/** Fewest whole minutes to look at. */
export const MINUTES = 2;

/** Which rules the trigger broke, in sentences. */
export function brokenPollRules({ perMinute, runs, changed }: PollFacts): string[] {
	const [run] = runs;
	const isTheOne =
		runs.length === 1 &&
		run?.status === 'success' &&
		run.users.length === 1 &&
		run.users[0] === changed;
	return [
		...(perMinute.length >= MINUTES
			? []
			: [`The trigger was watched for ${perMinute.length} whole minutes only.`]),
		...perMinute
			.filter(({ requests }) => requests !== 1)
			.map(
				({ minute, requests }) =>
					`The trigger polled ${requests} times in the minute of ${new Date(minute).toISOString()}.`,
			),
		...(isTheOne
			? []
			: [`One changed user (${changed}) started these executions: ${JSON.stringify(runs)}`]),
	];
}
