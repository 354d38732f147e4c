import { bahtForDisplay } from '../../wallet-api/amounts';
import { ROW_AMOUNTS } from '../../wallet-api/contract';
import { FIELD_LABELS } from '../../wallet-api/labels';
import { terminalTable } from '../lab/document';
import { count } from '../lab/numbers';
import { isAmount, sumOf } from './verdict';

type Item = Record<string, unknown>;

/** What the demo shows of a user. */
const COLUMNS = [
	'mchUuid',
	'branchNo',
	'balance',
	'KYCStatus',
	'authorizationStatus',
	'userStatus',
] as const;

/** The first users as a table, and how many more there are. */
export function usersTable(items: readonly Item[]): string {
	const head = COLUMNS.map((name) => `${FIELD_LABELS[name]}${name === 'balance' ? ' (baht)' : ''}`);
	const row = (item: Item) =>
		COLUMNS.map((name) => (name === 'balance' ? amount : text)(item[name]));
	return firstOf(items, 10, head, row);
}

/** The sums over all items, in baht. */
export function totalsTable(items: readonly Item[]): string {
	const rows = ROW_AMOUNTS.map((field) => [FIELD_LABELS[field], amount(sumOf(items, field))]);
	return terminalTable([`Total of ${count(items.length)} users`, 'Baht'], rows);
}

/** The branches with the most, and how many more there are. */
export function branchesTable(branches: readonly Item[]): string {
	const head = [FIELD_LABELS.branchNo, 'Users', `${FIELD_LABELS.balance} (baht)`];
	const row = ({ branchNo, users, totalBalance }: Item) => [
		text(branchNo),
		count(Number(users)),
		amount(totalBalance),
	];
	return firstOf(branches, 3, head, row, ' branches');
}

/** A table of some of these, and in words how many more there are. */
function firstOf(
	items: readonly Item[],
	shown: number,
	head: readonly string[],
	row: (item: Item) => string[],
	ofWhat = '',
): string {
	const table = terminalTable(head, items.slice(0, shown).map(row));
	const more = items.length - shown;
	return more > 0 ? `${table}\n… and ${count(more)} more${ofWhat}` : table;
}

function amount(value: unknown): string {
	return (isAmount(value) ? bahtForDisplay(value) : undefined) ?? text(value);
}

function text(value: unknown): string {
	return value === undefined || value === null ? '–' : String(value);
}
