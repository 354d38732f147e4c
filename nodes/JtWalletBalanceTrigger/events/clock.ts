import { isoConverter } from '../../../wallet-api/times';
import type { ItemOptions } from '../../shared/fields/itemOptions';

/**
 * Makes a clock that writes an instant as the times of a row come out: in the same zone, in the vendor's form or as
 * ISO 8601. So all times of an item can be compared.
 *
 * @returns takes milliseconds since the epoch, and gives for example `2026-03-02 07:05:00`
 */
export function clockFor({
	times,
	timeZone,
}: Pick<ItemOptions, 'times' | 'timeZone'>): (instant: number) => string {
	const format = new Intl.DateTimeFormat('en-CA', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
	});
	const toIso = times === 'iso' ? isoConverter(timeZone) : undefined;
	return (instant) => {
		const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
		const [year, month, day] = [parts.get('year'), parts.get('month'), parts.get('day')];
		const [hour, minute, second] = [parts.get('hour'), parts.get('minute'), parts.get('second')];
		const text = `${year}-${month}-${day} ${hour}:${minute}:${second}`;
		return toIso?.(text) ?? text;
	};
}
