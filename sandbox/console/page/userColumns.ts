import type { CellComponent, ColumnDefinition } from 'tabulator-tables';
import {
	type AmountField,
	ROW_AMOUNTS,
	STATUS_VALUES,
	type StatusField,
} from '../../../wallet-api/contract';
import { FIELD_LABELS, type LabelledField } from '../../../wallet-api/labels';
import type { User } from './answers';
import { parseBaht, showBaht } from './money';

/** The column that names the row: it stays in sight, and clicking it selects the row. */
export const ID_COLUMN = {
	title: FIELD_LABELS.mchUuid,
	field: 'mchUuid',
	width: 205,
	frozen: true,
	headerSort: false,
	cssClass: 'user-id',
};

/** The other columns, those most looked at first. */
export const USER_COLUMNS: readonly ColumnDefinition[] = [
	amountColumn('balance'),
	status('KYCStatus'),
	status('authorizationStatus'),
	status('mobileVerificationStatus'),
	status('userStatus'),
	readOnly('centerNo', 95),
	readOnly('branchNo', 95),
	...ROW_AMOUNTS.filter((field) => field !== 'balance').map(amountColumn),
	readOnly('createTime', 160),
	readOnly('updateTime', 160),
];

/** A wallet user as a row of the table: amounts in baht. */
export function tableRow(user: User): User {
	const amounts = ROW_AMOUNTS.flatMap((field) => {
		const satang = user[field];
		return satang === undefined ? [] : [[field, showBaht(satang)]];
	});
	return { ...user, ...Object.fromEntries(amounts) };
}

/** A value from the table as the sandbox takes it: amounts in satang. */
export function fieldValue(field: string, value: string): string {
	return isAmount(field) ? (parseBaht(value) ?? value) : value;
}

function isAmount(field: string): boolean {
	return ROW_AMOUNTS.some((amountField) => amountField === field);
}

function amountColumn(field: AmountField): ColumnDefinition {
	const title = `${FIELD_LABELS[field]} ฿`;
	return {
		...column(title, field, 125),
		hozAlign: 'right',
		headerHozAlign: 'right',
		editor: 'input',
		editorParams: editing(title, { selectContents: true }),
		validator: { type: (_cell, value) => parseBaht(String(value)) !== undefined },
	};
}

function status(field: StatusField): ColumnDefinition {
	const title = FIELD_LABELS[field];
	return {
		...column(title, field, 120),
		editor: 'list',
		editorParams: editing(title, { values: [...STATUS_VALUES[field]] }),
	};
}

/** Enter in a column without any editor is an error in Tabulator, so these have one that never opens. */
function readOnly(field: LabelledField, width: number): ColumnDefinition {
	return { ...column(FIELD_LABELS[field], field, width), editor: 'input', editable: false };
}

function column(title: string, field: string, width: number): ColumnDefinition {
	return { title, field, width, formatter: plainCell };
}

function editing(title: string, params: Record<string, unknown>) {
	return (cell: CellComponent) => ({
		...params,
		elementAttributes: { 'aria-label': `${title} of ${cell.getRow().getIndex()}` },
	});
}

/** The value as text, never as HTML. The arrow keys lead to the cell: Tab need not stop at each of them. */
function plainCell(cell: CellComponent): HTMLElement {
	cell.getElement().tabIndex = -1;
	const shown = document.createElement('span');
	const value: unknown = cell.getValue();
	shown.textContent = value === undefined || value === null ? '' : String(value);
	return shown;
}
