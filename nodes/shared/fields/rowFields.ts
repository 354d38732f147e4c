import { ROW_AMOUNTS } from '../../../wallet-api/contract';
import { FIELD_LABELS, type LabelledField } from '../../../wallet-api/labels';
import { GROUP_FIELDS } from '../../../wallet-api/reading/groupedTotals';

/** Name of a documented field of a wallet user. */
export type RowField = LabelledField;

/** The documented fields of a wallet user, in JT Wallet's order. */
export const ROW_FIELDS: readonly RowField[] = Object.keys(FIELD_LABELS).filter(isRowField);

/** The documented fields to choose from, sorted by name. */
export const ROW_FIELD_OPTIONS = optionsFor(ROW_FIELDS);

/** The amounts to choose from. */
export const AMOUNT_OPTIONS = optionsFor(ROW_AMOUNTS);

/** The fields that totals can be grouped by, to choose from. */
export const GROUP_OPTIONS = optionsFor(GROUP_FIELDS);

/** How operators see a field of a wallet user: one that is not documented by its own name. */
export function labelOf(field: string): string {
	return isRowField(field) ? FIELD_LABELS[field] : field;
}

function isRowField(name: string): name is RowField {
	return Object.hasOwn(FIELD_LABELS, name);
}

function optionsFor<Name extends RowField>(
	fields: readonly Name[],
): Array<{ name: string; value: Name }> {
	return fields
		.map((value) => ({ name: FIELD_LABELS[value], value }))
		.sort((a, b) => a.name.localeCompare(b.name));
}
