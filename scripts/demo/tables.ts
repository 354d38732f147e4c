import { bahtForDisplay } from '../../wallet-api/amounts';
import { ROW_AMOUNTS } from '../../wallet-api/contract';
import { FIELD_LABELS } from '../../wallet-api/labels';
import { terminalTable } from '../lab/document';
import { count } from '../lab/numbers';
import { isAmount, sumOf } from './verdict';

type Item = Record<string, unknown>;

/** How many users are shown. */
const SHOWN = 10;

/** How many branches are shown. */
const SHOWN_BRANCHES = 3;

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
	const rows = items
		.slice(0, SHOWN)
		.map((item) => COLUMNS.map((name) => (name === 'balance' ? amount : text)(item[name])));
	const table = terminalTable(head, rows);
	const more = items.length - SHOWN;
	return more > 0 ? `${table}\n… and ${count(more)} more` : table;
}

/** The sums over all items, in baht. */
export function totalsTable(items: readonly Item[]): string {
	const rows = ROW_AMOUNTS.map((field) => [FIELD_LABELS[field], amount(sumOf(items, field))]);
	return terminalTable([`Total of ${count(items.length)} users`, 'Baht'], rows);
}

/** The branches with the most, and how many more there are. */
export function branchesTable(branches: readonly Item[]): string {
	const head = [FIELD_LABELS.branchNo, 'Users', `${FIELD_LABELS.balance} (baht)`];
	const rows = branches
		.slice(0, SHOWN_BRANCHES)
		.map(({ branchNo, users, totalBalance }) => [
			text(branchNo),
			count(Number(users)),
			amount(totalBalance),
		]);
	const table = terminalTable(head, rows);
	const more = branches.length - SHOWN_BRANCHES;
	return more > 0 ? `${table}\n… and ${more} more branches` : table;
}

function amount(value: unknown): string {
	return (isAmount(value) ? bahtForDisplay(value) : undefined) ?? text(value);
}

function text(value: unknown): string {
	return value === undefined || value === null ? '–' : String(value);
}
