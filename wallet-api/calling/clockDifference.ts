/**
 * A sentence that says whose clock is ahead by how much, from a `Date` header and the local time (ms since the
 * epoch). Says that it cannot be told when the server sent no usable date.
 */
export function describeClockDifference(dateHeader: string | undefined, now: number): string {
	const serverTime = Date.parse(dateHeader ?? '');
	if (Number.isNaN(serverTime)) {
		return 'The server sent no date, so the difference between the clocks is not known.';
	}
	const seconds = Math.round((now - serverTime) / 1000);
	// A Date header holds whole seconds and is a little old when it is read.
	if (Math.abs(seconds) <= 2) {
		return `The clocks agree: the server's says ${new Date(serverTime).toISOString()}. JT Wallet may check against another clock.`;
	}
	const relation = seconds > 0 ? 'ahead of' : 'behind';
	return `The clock of this n8n server is ${durationInWords(Math.abs(seconds))} ${relation} the clock of JT Wallet.`;
}

function durationInWords(seconds: number): string {
	if (seconds < 120) return `${seconds} seconds`;
	if (seconds < 7_200) return `${Math.round(seconds / 60)} minutes`;
	return `${Math.round(seconds / 3_600)} hours`;
}
