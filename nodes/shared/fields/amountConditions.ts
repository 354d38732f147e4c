import { bahtText } from '../../../wallet-api/amounts';
import type { AmountCondition } from '../../../wallet-api/reading/conditions';
import { isRecord } from '../record';
import { type AmountUnit, acceptSatang } from './amountEntry';
import { BadInput, acceptChoice, shown } from './badInput';
import { AMOUNT_CONDITION, type AmountComparison, CONDITION_LABELS } from './conditionFields';
import {
	type Collection,
	type Entered,
	isByAgent,
	acceptCollection,
	acceptRestriction,
	WITHOUT_FILTER,
} from './entered';
import { defaultsOf, type Field } from './field';
import { labelOf } from './rowFields';

const DEFAULTS = defaultsOf(Object.values(AMOUNT_CONDITION));

/** A condition, and how it is said in a message. */
export interface Said<Condition> {
	readonly condition: Condition;
	readonly words: string;
}

/**
 * The conditions about amounts.
 *
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function acceptAmountConditions({ raw, value }: Entered): Array<Said<AmountCondition>> {
	const label = CONDITION_LABELS.amountConditions;
	const [rows, raws] = [value, raw].map((one) => (isRecord(one) ? one.condition : one));
	const used = acceptRestriction({ label, without: WITHOUT_FILTER }, { raw: raws, value: rows });
	if (used === undefined) return [];
	if (!Array.isArray(used) || !used.every(isRecord)) {
		throw new BadInput(`${label} is ${shown(value)}, but it has to be a list of conditions.`);
	}
	return used.flatMap((row, index) => {
		const rawRow: unknown = Array.isArray(raws) ? raws[index] : undefined;
		return acceptAmountCondition(row, isRecord(rawRow) ? rawRow : {}, `in condition ${index + 1}`);
	});
}

function acceptAmountCondition(
	row: Collection,
	raw: Collection,
	place: string,
): Array<Said<AmountCondition>> {
	// An AI model that fills in no amount does not want the condition. Anybody else forgot it.
	if (isByAgent(raw.amount) && String(row.amount ?? '').trim() === '') return [];
	const entered: Collection = { ...DEFAULTS, ...acceptCollection({ raw, value: row }, {}) };
	const { amount: amountField, amountTo: amountToField } = AMOUNT_CONDITION;
	const named = <Any extends Field>(part: Any) => ({
		...part,
		displayName: `${part.displayName} ${place}`,
	});
	const field = acceptChoice(named(AMOUNT_CONDITION.field), entered.field);
	const comparison = acceptChoice(named(AMOUNT_CONDITION.comparison), entered.comparison);
	const unit = acceptChoice(named(AMOUNT_CONDITION.unit), entered.unit);
	const amount = acceptSatang(named(amountField).displayName, row.amount, unit);
	const range = comparison === 'between';
	const amountTo = range
		? acceptSatang(named(amountToField).displayName, row.amountTo, unit)
		: amount;
	if (amountTo < amount) {
		throw new BadInput(
			`${named(amountToField).displayName} is ${shown(row.amountTo)}, but it has to be at least the amount, ${shown(row.amount)}.`,
		);
	}
	const ends = [amount, ...(range ? [amountTo] : [])].map((end) => inUnit(end, unit));
	return [
		{
			condition: { field, ...RANGES[comparison](amount, amountTo) },
			words: `${labelOf(field)} ${WORDS[comparison]} ${ends.join(' and ')} ${unit}`,
		},
	];
}

/** Satang are whole, so that every comparison is a range with its ends included. */
const RANGES: {
	readonly [comparison in AmountComparison]: (
		satang: bigint,
		to: bigint,
	) => Pick<AmountCondition, 'least' | 'most'>;
} = {
	below: (satang) => ({ most: satang - 1n }),
	atMost: (satang) => ({ most: satang }),
	equal: (satang) => ({ least: satang, most: satang }),
	atLeast: (satang) => ({ least: satang }),
	above: (satang) => ({ least: satang + 1n }),
	between: (satang, to) => ({ least: satang, most: to }),
};

const WORDS: { readonly [comparison in AmountComparison]: string } = {
	below: 'below',
	atMost: 'at most',
	equal: 'equal to',
	atLeast: 'at least',
	above: 'above',
	between: 'between',
};

function inUnit(satang: bigint, unit: AmountUnit): string {
	return (unit === 'baht' && bahtText(String(satang))) || String(satang);
}
