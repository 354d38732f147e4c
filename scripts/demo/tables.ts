import { bahtForDisplay } from '../../wallet-api/amounts';
import { ROW_AMOUNTS } from '../../wallet-api/contract';
import { FIELD_LABELS } from '../../wallet-api/labels';
import { terminalTable } from '../lab/document';
import { count } from '../lab/numbers';
import { isAmount, sumOf } from './verdict';

type Item = Record<string, unknown>;

const BALANCE = `${FIELD_LABELS.balance} (baht)`;

/** How fields are shown whose values are not shown as they are. */
const SHOWN: Readonly<Record<string, (value: unknown) => string>> = {
	balance: amount,
	totalBalance: amount,
	users: (value) => count(Number(value)),
};

/** The first users as a table, and how many more there are. */
export function usersTable(items: readonly Item[]): string {
	const { mchUuid, branchNo, KYCStatus, authorizationStatus, userStatus } = FIELD_LABELS;
	const head = { mchUuid, branchNo, balance: BALANCE, KYCStatus, authorizationStatus, userStatus };
	return firstOf(items, 10, head);
}

/** The sums over all items, in baht. */
export function totalsTable(items: readonly Item[]): string {
	const rows = ROW_AMOUNTS.map((field) => [FIELD_LABELS[field], amount(sumOf(items, field))]);
	return terminalTable([`Total of ${count(items.length)} users`, 'Baht'], rows);
}

/** The branches with the most, and how many more there are. */
export function branchesTable(branches: readonly Item[]): string {
	const head = { branchNo: FIELD_LABELS.branchNo, users: 'Users', totalBalance: BALANCE };
	return firstOf(branches, 3, head, ' branches');
}

/** A table of some of these, with a heading for each field that it shows, and in words how many more there are. */
function firstOf(
	items: readonly Item[],
	shown: number,
	head: Readonly<Record<string, string>>,
	ofWhat = '',
): string {
	const cells = (item: Item) =>
		Object.keys(head).map((field) => (SHOWN[field] ?? text)(item[field]));
	const table = terminalTable(Object.values(head), items.slice(0, shown).map(cells));
	const more = items.length - shown;
	return more > 0 ? `${table}\n… and ${count(more)} more${ofWhat}` : table;
}

function amount(value: unknown): string {
	return (isAmount(value) ? bahtForDisplay(value) : undefined) ?? text(value);
}

function text(value: unknown): string {
	return value === undefined || value === null ? '–' : String(value);
}
