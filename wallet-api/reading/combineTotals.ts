import { addExactly } from '../amounts';
import { type BalancePage, type Json, type JsonObject, TOTAL_AMOUNTS } from '../contract';

/** What is beside a list and is about one request alone. */
const ABOUT_THE_PAGE: readonly string[] = ['size', 'current', 'page'];

/** Totals of several requests as one, and the names of those that cannot be told for all of them together. */
export interface CombinedTotals {
	readonly totals: JsonObject;
	readonly leftOut: readonly string[];
}

/** Everything in the `data` of one answer but the list and what is about the page, as sent. */
export function totalsOf({ totals }: BalancePage): JsonObject {
	return Object.fromEntries(
		Object.entries(totals).filter(([name]) => !ABOUT_THE_PAGE.includes(name)),
	);
}

/**
 * Combines the totals of answers for separate lists of IDs. Users are counted by adding. Sums of money are added only
 * where the answers show that they are sums over those IDs: the vendor does not say so, and sums over the whole
 * merchant would come out several times over. What is shown is that
 *
 * - in every answer that lists all of its users, the sum is that of their rows (so ask for one ID alone),
 * - in some answer that does not, it is another one, so that it is not over the rows of an answer, and
 * - the sums are not the same in all answers, unless they are all nothing.
 *
 * Of everything else, what is no number and the same in all answers is kept.
 *
 * @param answers two or more
 */
export function combineTotals(answers: readonly BalancePage[]): CombinedTotals {
	const parts = answers.map(totalsOf);
	const names = [...new Set(parts.flatMap((part) => Object.keys(part)))];
	const combined = names.map((name): [name: string, value: Json | undefined] => {
		if (name === 'total') return [name, addExactly(answers.map(({ total }) => total))];
		const values = parts.map((part) => part[name]);
		return [name, isSumOverIds(name, answers) ? addExactly(values) : common(values)];
	});
	return {
		totals: Object.fromEntries(combined.filter(isKnown)),
		leftOut: combined.filter(([, value]) => value === undefined).map(([name]) => name),
	};
}

function isKnown(field: [name: string, value: Json | undefined]): field is [string, Json] {
	return field[1] !== undefined;
}

/** Whether the answers show that this field adds up the amounts of the IDs that were asked for. */
function isSumOverIds(name: string, answers: readonly BalancePage[]): boolean {
	const amount = amountBehind(name);
	const sums = answers.map(({ totals }) => exactly(totals[name]));
	if (amount === undefined || sums.includes(undefined)) return false;
	const isNothing = sums.every((sum) => sum === '0');
	if (new Set(sums).size === 1 && !isNothing) return false;
	const isOverRows = ({ users, totals }: BalancePage) =>
		exactly(totals[name]) === exactly(addExactly(users.map((user) => user[amount] ?? 0)));
	const listedWhole = answers.filter(isWhole);
	return (
		listedWhole.length > 0 &&
		listedWhole.every(isOverRows) &&
		(isNothing || listedWhole.length === answers.length || !answers.every(isOverRows))
	);
}

/** Whether an answer lists all of the users that it counts. */
function isWhole({ users, total }: BalancePage): boolean {
	return users.length === total;
}

/** The amount of a row that a documented sum adds up: `balance` for `totalBalance`. */
function amountBehind(name: string): string | undefined {
	if (!TOTAL_AMOUNTS.some((known) => known === name)) return undefined;
	const amount = name.slice('total'.length);
	return amount.charAt(0).toLowerCase() + amount.slice(1);
}

/** The digits of a whole number; undefined for anything else. */
function exactly(value: Json | undefined): string | undefined {
	const sum = addExactly([value]);
	return sum === undefined ? undefined : String(sum);
}

/** What all answers say, unless it is a number: nobody can tell how those belong together. */
function common(values: ReadonlyArray<Json | undefined>): Json | undefined {
	const [first] = values;
	const isNumber = typeof first === 'number' || exactly(first) !== undefined;
	const isCommon = values.every((value) => JSON.stringify(value) === JSON.stringify(first));
	return isCommon && !isNumber ? first : undefined;
}
