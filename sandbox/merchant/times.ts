/** The vendor is Thai and names no zone: the sandbox writes Bangkok time, which never changes its offset. */
const BANGKOK_SECONDS = 7 * 3600;

/** Seconds since the epoch → "2024-11-22 00:00:00". */
export function formatTime(seconds: number): string {
	const text = new Date((seconds + BANGKOK_SECONDS) * 1000).toISOString();
	return `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}

/** "2024-11-22 00:00:00" → seconds since the epoch; anything else counts as older than every time. */
export function parseTime(text: unknown): number {
	if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return -Infinity;
	const milliseconds = Date.parse(`${text.replace(' ', 'T')}Z`);
	return Number.isNaN(milliseconds) ? -Infinity : milliseconds / 1000 - BANGKOK_SECONDS;
}
