import type { Blocking, Growth, LookUp, Signing, TriggerCost } from '../results';
import { median } from '../statistics';
import { count, megabytes, short } from '../words';
import { markdownTable } from './markdown';

/** Time and memory of Get Many in the engine, by the number of users. */
export function growthTable(growth: readonly Growth[]): string {
	return markdownTable(
		[
			'Users',
			'run, ms',
			'per user, µs',
			'processor time, ms',
			'items, MB',
			'per user, bytes',
			'peak, MB',
		],
		growth.map(({ users, runMs, cpuMs, heapBytes, peakBytes }) => [
			count(users),
			count(median(runMs)),
			short((1000 * median(runMs)) / users),
			count(median(cpuMs)),
			megabytes(heapBytes),
			count(heapBytes / users),
			megabytes(peakBytes),
		]),
	);
}

/** Look Up against the stock ways. */
export function lookUpTable({ ids, requests, runMs, stockItems, ...stock }: LookUp): string {
	const scale = ids / stockItems;
	const row = (name: string, ms: number, sent: number) => [
		name,
		count(sent),
		count(ms),
		`${short(ms / median(runMs))} ×`,
	];
	const scaled = `measured on ${count(stockItems)} items, times ${short(scale)}`;
	return markdownTable(
		[`${count(ids)} IDs, server +${stock.delayMs} ms`, 'requests', 'ms', 'against Look Up'],
		[
			row('**JT Wallet Balance, Look Up**', median(runMs), requests),
			row(
				`HTTP Request per item, all at once (${scaled})`,
				median(stock.stockAtOnceMs) * scale,
				ids,
			),
			row(`HTTP Request per item, in a loop (${scaled})`, median(stock.stockInTurnMs) * scale, ids),
		],
	);
}

/** Signing in a run, and against jsrsasign. */
export function signingTable(signing: readonly Signing[]): string {
	return markdownTable(
		[
			'Key',
			'run, ms',
			"of it signing, on n8n's thread, ms",
			'share',
			'until one request is signed, ms',
			'by jsrsasign, ms',
			'times as fast',
		],
		signing.map(({ bits, runMs, signMs, packageMs, jsrsasignMs }) => [
			`${bits} bits`,
			count(median(runMs)),
			short(median(signMs)),
			`${short((100 * median(signMs)) / median(runMs))} %`,
			short(packageMs),
			short(jsrsasignMs),
			`${short(jsrsasignMs / packageMs)} ×`,
		]),
	);
}

/** What kept the event loop from other work. */
export function blockingTable(blocking: readonly Blocking[]): string {
	return markdownTable(
		['Users', "the package's code, ms", 'mostly in', 'longest delay, whoever caused it, ms'],
		blocking.map(({ users, rounds }) => [
			count(users),
			short(median(rounds.map(({ ownMs }) => ownMs))),
			[...new Set(rounds.map(({ where }) => where))].join(', '),
			short(median(rounds.map(({ anyMs }) => anyMs))),
		]),
	);
}

/** The trigger's comparison. */
export function triggerTable(trigger: readonly TriggerCost[]): string {
	return markdownTable(
		['Users', 'of them changed', 'kinds of events', 'processor time, ms', 'state, MB'],
		trigger.map(({ users, changed, events, cpuMs, stateBytes }) => [
			count(users),
			count(changed),
			count(events),
			count(median(cpuMs)),
			megabytes(stateBytes),
		]),
	);
}
