import type {
	Conditions,
	TextCondition,
	TimeCondition,
} from '../../../wallet-api/reading/conditions';
import { acceptAmountConditions, type Said } from './amountConditions';
import { BadInput, shown } from './badInput';
import { CONDITION_LABELS, type ConditionName } from './conditionFields';
import { acceptIdList } from './idList';
import { acceptInstant } from './instantEntry';
import {
	type Collection,
	type Entered,
	acceptRestriction,
	type Restriction,
	WITHOUT_FILTER,
} from './entered';

/** Conditions as entered, checked, and in words for messages, such as `Balance below 100.00 baht`. */
export interface EnteredConditions {
	readonly conditions: Conditions;
	readonly words: readonly string[];
}

/** Most texts of a list that a message names. */
const NAMED_TEXTS = 5;

/**
 * The conditions in the collection of filters.
 *
 * @param filters what came out of the collection
 * @param raw the collection as it stands in the node, expressions unresolved
 * @param timeZone IANA name of the zone of the vendor's times, and of entered times that name none
 * @returns undefined when there is none.
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function acceptConditions(
	filters: Collection,
	raw: Collection,
	timeZone: string,
): EnteredConditions | undefined {
	const entryOf = (name: string): Entered => ({ value: filters[name], raw: raw[name] });
	const amounts = acceptAmountConditions(entryOf('amountConditions'));
	const texts = (['branchNos', 'centerNos'] as const).flatMap((name) =>
		acceptTextConditions(name, entryOf(name)),
	);
	const times = (['created', 'updated'] as const).flatMap((what) =>
		acceptTimeConditions(what, entryOf, timeZone),
	);
	const all = [...amounts, ...texts, ...times];
	if (all.length === 0) return undefined;
	return {
		conditions: {
			amounts: amounts.map(({ condition }) => condition),
			texts: texts.map(({ condition }) => condition),
			times: times.map(({ condition }) => condition),
			timeZone,
		},
		words: all.map(({ words }) => words),
	};
}

/** A condition that comes to nothing would let everybody through, as a filter would. */
function restrictionOf(name: ConditionName): Restriction {
	return { label: CONDITION_LABELS[name], without: WITHOUT_FILTER };
}

function acceptTextConditions(
	name: 'branchNos' | 'centerNos',
	entry: Entered,
): Array<Said<TextCondition>> {
	const label = CONDITION_LABELS[name];
	const entered = acceptRestriction(restrictionOf(name), entry);
	if (entered === undefined) return [];
	const oneOf = acceptIdList(label, entered, 'number');
	if (oneOf.length === 0) {
		throw new BadInput(
			`${label} is ${shown(entered)} and names no number. Enter at least one, or remove the filter.`,
		);
	}
	const named = oneOf.length > NAMED_TEXTS ? `${oneOf.length} numbers` : oneOf.join(' or ');
	const field = name === 'branchNos' ? 'branchNo' : 'centerNo';
	return [{ condition: { field, oneOf }, words: `${label}: ${named}` }];
}

function acceptTimeConditions(
	what: 'created' | 'updated',
	entryOf: (name: string) => Entered,
	timeZone: string,
): Array<Said<TimeCondition>> {
	const field = what === 'created' ? ('createTime' as const) : ('updateTime' as const);
	return (['After', 'Before'] as const).flatMap((side) => {
		const name = `${what}${side}` as const;
		const label = CONDITION_LABELS[name];
		const entered = acceptRestriction(restrictionOf(name), entryOf(name));
		if (entered === undefined) return [];
		const instant = acceptInstant(label, entered, timeZone);
		const range = side === 'After' ? { from: instant } : { before: instant };
		return [{ condition: { field, ...range }, words: `${label}: ${String(entered)}` }];
	});
}
