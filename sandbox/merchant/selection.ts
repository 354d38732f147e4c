import { type BalanceFilters, STATUS_FIELDS } from '../../wallet-api/contract';
import type { ListEntry } from './entryView';
import { NAME_FIELDS, Totals } from './rows';
import type { UserList } from './userList';

/** Which users are wanted: the vendor's filters, and a text to look for, which only the control address uses. */
export type UserFilters = BalanceFilters & { readonly search?: string };

/** The users that match, newest first, and the sums over them. */
export interface Selection {
	readonly entries: readonly ListEntry[];
	readonly totals: Totals;
}

/** Finds the users that match every filter. */
export function select(users: UserList, filters: UserFilters): Selection {
	const { mchUuidList, ...rest } = filters;
	return selectOf(users, mchUuidList ? byId(users, mchUuidList) : users.entries, rest);
}

/** Finds those of some users that match every filter. @param isWanted one more filter, by `mchUuid` */
export function selectOf(
	users: UserList,
	candidates: readonly ListEntry[],
	filters: Omit<UserFilters, 'mchUuidList'>,
	isWanted?: (mchUuid: string) => boolean,
): Selection {
	const byMchUuid: Test[] = isWanted ? [(entry) => isWanted(users.view.names(entry).mchUuid)] : [];
	const tests = [...byMchUuid, ...statusTests(users, filters), ...searchTests(users, filters)];
	const entries = candidates.filter((entry) => tests.every((test) => test(entry)));
	const totals = new Totals();
	for (const entry of entries) totals.add(users.view.amounts(entry));
	return { entries, totals };
}

/** Two sets of filters have the same name exactly when they ask for the same. */
export function filtersKey(filters: UserFilters): string {
	return JSON.stringify([
		STATUS_FIELDS.map((field) => filters[field] ?? null),
		filters.mchUuidList ?? null,
		filters.search ?? '',
	]);
}

/** Whether the filters leave nobody out. */
export function isEveryone(filters: UserFilters): boolean {
	return filtersKey(filters) === EVERYONE;
}

const EVERYONE = filtersKey({});

function byId(users: UserList, ids: readonly string[]): ListEntry[] {
	const positions = new Set<number>();
	for (const id of ids) {
		const position = users.positionOf(id);
		if (position !== undefined) positions.add(position);
	}
	return [...positions].sort((a, b) => a - b).flatMap((position) => users.entries[position] ?? []);
}

type Test = (entry: ListEntry) => boolean;

function statusTests(users: UserList, filters: UserFilters): Test[] {
	return STATUS_FIELDS.flatMap((field): Test[] => {
		const wanted = filters[field];
		if (wanted === undefined) return [];
		const values = new Set<unknown>(wanted);
		return [(entry) => values.has(users.view.status(entry, field))];
	});
}

function searchTests(users: UserList, { search }: UserFilters): Test[] {
	if (search === undefined || search === '') return [];
	const needle = search.toLowerCase();
	return [
		(entry) => {
			const names = users.view.names(entry);
			return NAME_FIELDS.some((field) => String(names[field]).toLowerCase().includes(needle));
		},
	];
}
