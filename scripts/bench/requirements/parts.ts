import type { Blocking, LookUp, Signing, TriggerCost } from '../results';
import { median, medianOf } from '../statistics';
import { count } from '../words';
import type { Verdict } from './verdict';

/** The most that signing may take of a run, in percent, by the bits of the key. */
const SIGNING_SHARE: ReadonlyMap<number, number> = new Map([
	[2048, 1],
	[4096, 5],
]);

/** Look Up by JT Wallet Balance against one stock HTTP Request per item. */
export function lookUpVerdicts(lookUp: LookUp | undefined): Verdict[] {
	if (lookUp === undefined) return [];
	const { ids, requests, runMs, stockItems, stockAtOnceMs, stockInTurnMs, delayMs } = lookUp;
	const where = `${count(ids)} IDs, server +${delayMs} ms`;
	const faster = (how: string, stockMs: readonly number[]): Verdict => ({
		what: `Look Up, faster than one HTTP Request per item, ${how}`,
		where: `${where}; the other side measured on ${count(stockItems)} items`,
		value: (median(stockMs) * (ids / stockItems)) / median(runMs),
		limit: 100,
		bound: 'at least',
		unit: '×',
	});
	return [
		{ what: 'Look Up', where, value: requests, limit: 4, bound: 'at most', unit: 'requests' },
		faster('one after another', stockInTurnMs),
		faster('all at once', stockAtOnceMs),
	];
}

/** The share of a run in which reading the key and signing keep n8n's thread busy. */
export function signingVerdicts(signing: readonly Signing[]): Verdict[] {
	return signing.map(({ bits, users, runMs, signMs }) => ({
		what: 'Signing, share of the run',
		where: `${bits} bits, ${count(users)} users`,
		value: 100 * (median(signMs) / median(runMs)),
		limit: SIGNING_SHARE.get(bits) ?? 5,
		bound: 'at most',
		unit: '%',
	}));
}

/** How long the package keeps n8n from other work. */
export function blockingVerdicts(blocking: readonly Blocking[]): Verdict[] {
	return blocking.map(({ users, rounds }) => ({
		what: "The package's longest work in one turn of the event loop",
		where: `${count(users)} users`,
		value: medianOf(rounds, ({ ownMs }) => ownMs),
		limit: 100,
		bound: 'at most',
		unit: 'ms',
	}));
}

/** What the trigger's comparison costs. */
export function triggerVerdicts(trigger: readonly TriggerCost[]): Verdict[] {
	return trigger.map(({ users, events, cpuMs }) => ({
		what: "The trigger's comparison, processor time",
		where: `${count(users)} users, ${events} ${events === 1 ? 'kind' : 'kinds'} of events`,
		value: median(cpuMs),
		limit: 500,
		bound: 'at most',
		unit: 'ms',
	}));
}
