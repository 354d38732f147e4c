import Table from 'cli-table3';
import { bahtToRead } from '../../wallet-api/amounts';
import { ROW_AMOUNTS } from '../../wallet-api/contract';
import { FIELD_LABELS } from '../../wallet-api/labels';
import { isAmount, sumOf } from './sums';

type Item = Record<string, unknown>;

/** No lines between rows. */
const COMPACT = {
	style: { head: [], border: [] },
	chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
};

/** How many users are shown. */
const SHOWN = 10;

/** How many branches are shown. */
const SHOWN_BRANCHES = 3;

/** What the demo shows of a user: column title → what stands there. */
const COLUMNS: ReadonlyArray<readonly [string, (item: Item) => string]> = [
	[FIELD_LABELS.mchUuid, (item) => text(item.mchUuid)],
	[FIELD_LABELS.branchNo, (item) => text(item.branchNo)],
	[`${FIELD_LABELS.balance} (baht)`, (item) => amount(item.balance)],
	[FIELD_LABELS.KYCStatus, (item) => text(item.KYCStatus)],
	[FIELD_LABELS.authorizationStatus, (item) => text(item.authorizationStatus)],
	[FIELD_LABELS.userStatus, (item) => text(item.userStatus)],
];

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
	for (const field of ROW_AMOUNTS) table.push([FIELD_LABELS[field], amount(sumOf(items, field))]);
	return table.toString();
}

/** The branches with the most, and how many more there are. */
export function branchesTable(branches: readonly Item[]): string {
	const table = new Table({
		head: [FIELD_LABELS.branchNo, 'Users', `${FIELD_LABELS.balance} (baht)`],
		colAligns: ['left', 'right', 'right'],
		...COMPACT,
	});
	for (const { branchNo, users, totalBalance } of branches.slice(0, SHOWN_BRANCHES)) {
		table.push([text(branchNo), Number(users).toLocaleString('en-US'), amount(totalBalance)]);
	}
	const more = branches.length - SHOWN_BRANCHES;
	return more > 0 ? `${table.toString()}\n… and ${more} more branches` : table.toString();
}

function amount(value: unknown): string {
	return (isAmount(value) ? bahtToRead(value) : undefined) ?? text(value);
}

function text(value: unknown): string {
	return value === undefined || value === null ? '–' : String(value);
}
