import Table from 'cli-table3';
import { ROW_AMOUNTS } from '../../wallet-api/contract';
import { baht, satang, sumOf } from './money';

type Item = Record<string, unknown>;

/** No lines between rows. */
const COMPACT = {
	style: { head: [], border: [] },
	chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
};

/** How many users are shown. */
const SHOWN = 10;

/** What the demo shows of a user: column title → what stands there. */
const COLUMNS: ReadonlyArray<readonly [string, (item: Item) => string]> = [
	['Merchant user id', (item) => text(item.mchUuid)],
	['Branch', (item) => text(item.branchNo)],
	['Balance (baht)', (item) => amount(item.balance)],
	['KYC', (item) => text(item.KYCStatus)],
	['Direct debit', (item) => text(item.authorizationStatus)],
	['Status', (item) => text(item.userStatus)],
];

/** Titles of the amounts of a row, in the order of ROW_AMOUNTS. */
const AMOUNT_TITLES: Readonly<Record<(typeof ROW_AMOUNTS)[number], string>> = {
	balance: 'Balance',
	baseBalance: 'Base balance',
	codBalance: 'COD balance',
	withdrawThreshold: 'Withdraw threshold',
	unclearBillAmountDue: 'Unclear bills, due',
	unclearBillAmount: 'Unclear bills',
};

/** The first users as a table, and how many more there are. */
export function usersTable(items: readonly Item[]): string {
	const table = new Table({
		head: COLUMNS.map(([title]) => title),
		colAligns: COLUMNS.map(([title]) => (title.endsWith('(baht)') ? 'right' : 'left')),
		...COMPACT,
	});
	for (const item of items.slice(0, SHOWN)) table.push(COLUMNS.map(([, cell]) => cell(item)));
	const more = items.length - SHOWN;
	return more > 0
		? `${table.toString()}\n… and ${more.toLocaleString('en-US')} more`
		: table.toString();
}

/** The sums over all items, in baht. */
export function totalsTable(items: readonly Item[]): string {
	const table = new Table({
		head: [`Total of ${items.length.toLocaleString('en-US')} users`, 'Baht'],
		colAligns: ['left', 'right'],
		...COMPACT,
	});
	for (const field of ROW_AMOUNTS) table.push([AMOUNT_TITLES[field], baht(sumOf(items, field))]);
	return table.toString();
}

function amount(value: unknown): string {
	const known = satang(value);
	return known === undefined ? text(value) : baht(known);
}

function text(value: unknown): string {
	return value === undefined || value === null ? '–' : String(value);
}
