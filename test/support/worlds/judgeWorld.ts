import {
	type BalanceFilters,
	MAX_IDS_PER_REQUEST,
	type WalletUser,
} from '../../../wallet-api/contract';
import { idParts } from '../../../wallet-api/reading/idParts';
import type { Laws } from './laws';
import type { Lived } from './live';
import { type Inhabitant, WHO } from './rows';

/**
 * What always has to hold of a reading of a world.
 *
 * @returns a sentence for each rule that was broken
 */
export function brokenRules(lived: Lived): string[] {
	const { options, result } = lived;
	if (!result.ok) return [];
	const { users, doubts } = result.value;
	const { keep = () => true, limit = Infinity } = options;
	const ids = users.map(nameOf);
	const found = new Set(ids);
	const moments = momentsOf(lived);
	const ever = new Set(moments.flatMap((moment) => moment.map(({ id }) => id)));
	const throughout = isNewestKnown(lived) ? usersThroughout(lived, moments) : new Set<string>();
	const lost = [...throughout].filter((id) => !found.has(id));
	const rules: Array<[boolean, string]> = [
		[found.size === ids.length, 'nobody comes twice'],
		[ids.every((id) => ever.has(id)), 'nobody comes who never matched'],
		[users.every(keep), 'nobody comes whose row is not to be kept'],
		[ids.length <= limit, 'no more than the limit'],
		[lost.length === 0 || doubts.length > 0, `nobody is lost in silence: ${lost.join()}`],
	];
	return rules.flatMap(([holds, rule]) => (holds ? [] : [rule]));
}

/**
 * The newest are the first of the list. Of more IDs than one request takes, they are told by their times alone: where
 * some have none that can be used, that has to be said; where some are wrong, or times are not the list's order, nobody can tell.
 */
function isNewestKnown({ server: { laws }, options: { filters, limit }, result }: Lived): boolean {
	if (limit === undefined || !isInParts(filters)) return true;
	const isByTime = laws.order === 'newestFirst' && laws.times !== 'someWrong';
	return isByTime && result.ok && result.value.unplaced === 0;
}

/**
 * Whether everyone came newest first, as a reading that keeps them puts them. Where times do not tell, nobody can put
 * those in order who came meanwhile.
 */
export function isInOrder({ server, result }: Lived): boolean {
	if (!result.ok || server.laws.times !== 'all' || server.laws.order !== 'newestFirst') return true;
	const seconds = result.value.users.map(
		(user) => server.servedLast.get(nameOf(user))?.second ?? 0,
	);
	return seconds.every((second, place) => place === 0 || second <= (seconds[place - 1] ?? 0));
}

/** Whom a reading gave, in order; what failed otherwise. */
export function cameOf({ result }: Lived): string {
	return result.ok ? result.value.users.map(nameOf).join(' ') : result.failure.kind;
}

function nameOf(user: WalletUser): string {
	return String(user[WHO]);
}

/**
 * Whether there was a moment at which a list that was asked for was empty: with a total of more that is a server that
 * breaks its own paging.
 */
export function wasEmpty(lived: Lived): boolean {
	const { mchUuidList } = lived.options.filters;
	const parts = mchUuidList && idParts(mchUuidList, MAX_IDS_PER_REQUEST);
	return (parts ?? [undefined]).some((part) =>
		momentsOf(lived, part).some((moment) => moment.length === 0),
	);
}

/** Who was to be found at each moment that an answer was made from. */
function momentsOf(
	{ server, options }: Lived,
	mchUuidList = options.filters.mchUuidList,
): Array<readonly Inhabitant[]> {
	const { keep = () => true } = options;
	return [...new Set(server.moments)].map((moment) =>
		moment.filter(
			(user) =>
				(mchUuidList === undefined || server.isIn(mchUuidList, user)) &&
				keep(server.world.toRow(user)),
		),
	);
}

/** Who has to come: whoever was there at every moment, and is among the first of all who were there at any. */
function usersThroughout(
	{ server, options: { limit = Infinity, filters } }: Lived,
	moments: ReadonlyArray<readonly Inhabitant[]>,
): Set<string> {
	const ever = new Map(moments.flatMap((moment) => moment.map((user) => [user.id, user])));
	const inOrder = server.inOrder([...ever.values()]);
	const first = new Set(inOrder.slice(0, limit).map(({ id }) => id));
	const after = inOrder[limit];
	if (after !== undefined && !hasFixedOrder(server.laws, filters)) {
		for (const { id, second } of inOrder) if (second === after.second) first.delete(id);
	}
	const jumped = jumpersOf(moments);
	const present = moments.map((moment) => new Set(moment.map(({ id }) => id)));
	return new Set(
		[...first].filter((id) => !jumped.has(id) && present.every((moment) => moment.has(id))),
	);
}

/** Whether something decides among users of one second, and decides the same each time. */
function hasFixedOrder({ ties }: Laws, filters: BalanceFilters): boolean {
	return ties === 'stable' && !isInParts(filters);
}

/**
 * Who jumped over others of the same second. One who jumps to what was read already, while just as many others come and
 * leave that nobody else changes places, leaves no trace in any answer.
 */
function jumpersOf(moments: ReadonlyArray<readonly Inhabitant[]>): Set<string> {
	const [ranks, seconds] = [new Map<string, number>(), new Map<number, Set<string>>()];
	const moved: Inhabitant[] = [];
	for (const user of moments.flat()) {
		const { id, rank, second } = user;
		if ((ranks.get(id) ?? rank) !== rank) moved.push(user);
		ranks.set(id, rank);
		const together = seconds.get(second) ?? new Set();
		seconds.set(second, together.add(id));
	}
	const isTied = ({ second }: Inhabitant) => (seconds.get(second)?.size ?? 0) > 1;
	return new Set(moved.filter(isTied).map(({ id }) => id));
}

function isInParts({ mchUuidList }: BalanceFilters): boolean {
	return (mchUuidList?.length ?? 0) > MAX_IDS_PER_REQUEST;
}
