import type { AmountField, Json } from '../../../wallet-api/contract';
import type { Known, KnownAmount } from '../memory/entries';
import { fromSatang } from '../memory/satang';
import {
	type AmountChange,
	type Crossing,
	type EventKind,
	STATUS_OF_EVENT,
	type StatusEvent,
	type Watch,
} from '../watch/watch';

/** One event about a field of a user, and all that decides it. */
export interface Comparison {
	readonly event: EventKind;
	readonly field: string;
	/** Whether it happened between two states of a user. What nobody looked at yet has not changed. */
	happened(was: Known, is: Known): boolean;
	/** Whether a user is now as somebody is to whom it happened. */
	holds(is: Known): boolean;
	/** The part of a state that decides what happens later: states with the same text lead to the same events. */
	stance(of: Known): string;
	/** The value of the field, for the item. */
	valueIn(known: Known): Json;
}

/** The comparisons that a watch is made of, in the order in which they are reported. */
export function comparisonsFor({ amount, statuses }: Watch): Comparison[] {
	return [
		...(amount?.crossing ? [crossed(amount.field, amount.crossing)] : []),
		...(amount?.change ? [changed(amount.field, amount.change)] : []),
		...statuses.map(({ event, named }) => statusChanged(event, named)),
	];
}

/**
 * The amount to remember of a user: the last one that could be read, and whether the next crossing has to wait for
 * it to be back.
 */
export function nextAmount(
	was: KnownAmount | undefined,
	is: KnownAmount | undefined,
	crossing: Crossing | undefined,
): KnownAmount | undefined {
	if (is === undefined || was === undefined || crossing === undefined) return is ?? was;
	const isInBetween = !isBeyond(is.satang, crossing) && !isBack(is.satang, crossing);
	return { ...is, isWaiting: isInBetween && !isArmed(was, crossing) };
}

/** The statuses to remember of a user: of each field the last one that there was. */
export function nextStatuses(was: Known['statuses'], is: Known['statuses']): Known['statuses'] {
	return new Map([...is].map(([field, status]) => [field, status ?? was.get(field) ?? null]));
}

function crossed(field: AmountField, crossing: Crossing): Comparison {
	const isNowBeyond = ({ amount }: Known) =>
		amount !== undefined && isBeyond(amount.satang, crossing);
	return {
		event: 'balanceCrossed',
		field,
		happened: (was, is) =>
			was.amount !== undefined && isArmed(was.amount, crossing) && isNowBeyond(is),
		holds: isNowBeyond,
		stance: ({ amount }) => (amount === undefined ? '' : String(isArmed(amount, crossing))),
		valueIn: amountIn,
	};
}

function changed(field: AmountField, { direction, atLeast }: AmountChange): Comparison {
	return {
		event: 'balanceChanged',
		field,
		happened: (was, is) => {
			if (was.amount === undefined || is.amount === undefined) return false;
			const difference = is.amount.satang - was.amount.satang;
			const size = difference < 0n ? -difference : difference;
			if (size === 0n || size < atLeast) return false;
			return direction === 'any' || (direction === 'up') === difference > 0n;
		},
		holds: () => false,
		stance: ({ amount }) => String(amount?.satang),
		valueIn: amountIn,
	};
}

function statusChanged(event: StatusEvent, named: readonly string[]): Comparison {
	const field = STATUS_OF_EVENT[event];
	const isNamed = (status: Json | undefined) =>
		typeof status === 'string' && named.includes(status);
	return {
		event,
		field,
		happened: (was, is) => {
			const [previous, current] = [was.statuses.get(field), is.statuses.get(field)];
			if (previous === undefined || current === undefined) return false;
			const isWanted = named.length === 0 || isNamed(current);
			return isWanted && JSON.stringify(previous) !== JSON.stringify(current);
		},
		holds: ({ statuses }) => isNamed(statuses.get(field)),
		stance: ({ statuses }) => {
			const status = statuses.get(field);
			if (status === undefined) return '';
			return named.length === 0 || isNamed(status) ? JSON.stringify(status) : 'other';
		},
		valueIn: ({ statuses }) => statuses.get(field) ?? null,
	};
}

/** At the threshold is not beyond it. */
function isBeyond(satang: bigint, crossing: Crossing): boolean {
	return crossing.direction === 'below' ? satang < crossing.satang : satang > crossing.satang;
}

/** Whether an amount is back far enough for its next crossing to count. */
function isBack(
	satang: bigint,
	{ direction, satang: threshold, rearmDistance }: Crossing,
): boolean {
	return direction === 'below'
		? satang >= threshold + rearmDistance
		: satang <= threshold - rearmDistance;
}

/** Whether the next crossing of an amount counts. */
function isArmed({ satang, isWaiting }: KnownAmount, crossing: Crossing): boolean {
	return !isBeyond(satang, crossing) && (!isWaiting || isBack(satang, crossing));
}

function amountIn({ amount }: Known): Json {
	return amount === undefined ? null : fromSatang(amount.satang);
}
