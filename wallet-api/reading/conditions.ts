import { wholeNumberOf } from '../amounts';
import type { Json, ROW_AMOUNTS, ROW_TIMES, WalletUser } from '../contract';
import { instantParser } from '../times';

/** An amount has to be within a range of whole satang, its ends included; an end that is left out is open. */
export interface AmountCondition {
	readonly field: (typeof ROW_AMOUNTS)[number];
	readonly least?: bigint;
	readonly most?: bigint;
}

/** A field has to be one of some texts, letter by letter. */
export interface TextCondition {
	readonly field: 'branchNo' | 'centerNo';
	readonly oneOf: readonly string[];
}

/** A time has to be at an instant or later, and before another one. Both in ms since the epoch, either may be left out. */
export interface TimeCondition {
	readonly field: (typeof ROW_TIMES)[number];
	readonly from?: number;
	readonly before?: number;
}

/** What JT Wallet cannot filter by. All of it has to hold. */
export interface Conditions {
	readonly amounts: readonly AmountCondition[];
	readonly texts: readonly TextCondition[];
	readonly times: readonly TimeCondition[];
	/** IANA name of the zone that the vendor's times are taken to be in. */
	readonly timeZone: string;
}

/**
 * Whether conditions hold for a wallet user. `unknown`: no condition is broken, but the field of one of them is
 * missing or cannot be read, so that nobody can tell.
 */
export type Verdict = 'holds' | 'broken' | 'unknown';

/** How a value stands to a condition. */
type Check = (value: Json | undefined) => Verdict;

/** Makes the judge for some conditions. It takes well under a microsecond for each wallet user. */
export function judgeOf(conditions: Conditions): (user: WalletUser) => Verdict {
	const { amounts, texts, times, timeZone } = conditions;
	const instantOf = instantParser(timeZone);
	const checks: ReadonlyArray<{ readonly field: string; readonly check: Check }> = [
		...amounts.map((condition) => ({ field: condition.field, check: amountCheck(condition) })),
		...texts.map((condition) => ({ field: condition.field, check: textCheck(condition) })),
		...times.map((condition) => ({
			field: condition.field,
			check: timeCheck(condition, instantOf),
		})),
	];
	return (user) => {
		let verdict: Verdict = 'holds';
		for (const { field, check } of checks) {
			const found = check(user[field]);
			if (found === 'broken') return found;
			if (found === 'unknown') verdict = found;
		}
		return verdict;
	};
}

/** The fields that conditions are about, each once. */
export function fieldsIn({ amounts, texts, times }: Conditions): string[] {
	return [...new Set([...amounts, ...texts, ...times].map(({ field }) => field))];
}

function amountCheck({ least, most }: AmountCondition): Check {
	// An end too large for a number is as far off for the numbers that are compared with it as its nearest double.
	const lowest = least === undefined ? -Infinity : Number(least);
	const highest = most === undefined ? Infinity : Number(most);
	return (value) => {
		const satang = wholeNumberOf(value);
		if (satang === undefined) return 'unknown';
		if (typeof satang === 'number') return verdictOf(satang >= lowest && satang <= highest);
		return verdictOf((least ?? satang) <= satang && satang <= (most ?? satang));
	};
}

function textCheck({ oneOf }: TextCondition): Check {
	const wanted: ReadonlySet<string> = new Set(oneOf);
	return (value) => {
		const text = typeof value === 'number' ? String(value) : value;
		return typeof text === 'string' ? verdictOf(wanted.has(text)) : 'unknown';
	};
}

function timeCheck(
	{ from = -Infinity, before = Infinity }: TimeCondition,
	instantOf: (text: string) => number | undefined,
): Check {
	return (value) => {
		const instant = typeof value === 'string' ? instantOf(value) : undefined;
		return instant === undefined ? 'unknown' : verdictOf(instant >= from && instant < before);
	};
}

function verdictOf(holds: boolean): Verdict {
	return holds ? 'holds' : 'broken';
}
