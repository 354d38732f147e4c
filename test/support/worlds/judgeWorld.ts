import { MAX_IDS_PER_REQUEST, type WalletUser } from '../../../wallet-api/contract';
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
	const throughout = isNewestKnown(lived) ? usersThroughout(moments, limit) : new Set<string>();
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
 * The newest are the first of the list. Of more IDs than one request takes, they are told by their times alone; where
 * those are missing or wrong, nobody can tell.
 */
function isNewestKnown({ server: { laws }, options: { filters, limit } }: Lived): boolean {
	if (limit !== undefined && laws.order !== 'newestFirst') return false;
	const isInParts = (filters.mchUuidList?.length ?? 0) > MAX_IDS_PER_REQUEST;
	return !isInParts || limit === undefined || laws.times === 'all';
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

/** Whether there was a moment at which nobody matched: with a total of more that is a server that breaks its own paging. */
export function wasEmpty(lived: Lived): boolean {
	const { mchUuidList } = lived.options.filters;
	return mchUuidList !== undefined || momentsOf(lived).some((moment) => moment.length === 0);
}

/** Who was to be found at each moment that an answer was made from. */
function momentsOf({ server, options }: Lived): Array<readonly Inhabitant[]> {
	const { keep = () => true, filters } = options;
	const { mchUuidList } = filters;
	return [...new Set(server.moments)].map((moment) =>
		moment.filter(
			(user) =>
				(mchUuidList === undefined || server.isIn(mchUuidList, user)) &&
				keep(server.world.toRow(user)),
		),
	);
}

/** Who was there at every moment, and is among the newest of all who were there at any. */
function usersThroughout(
	moments: ReadonlyArray<readonly Inhabitant[]>,
	limit: number,
): Set<string> {
	const [first = [], ...others] = moments;
	const always = new Map(first.map((user) => [user.id, user.second]));
	for (const moment of others) {
		const present = new Set(moment.map(({ id }) => id));
		for (const id of always.keys()) if (!present.has(id)) always.delete(id);
	}
	const seconds = new Map(
		moments.flatMap((moment) => moment.map((user) => [user.id, user.second])),
	);
	const newestFirst = [...seconds.values()].sort((a, b) => b - a);
	const oldest = newestFirst[Math.min(limit, newestFirst.length) - 1] ?? -Infinity;
	const isTie = newestFirst[limit] === oldest;
	return new Set(
		[...always].flatMap(([id, second]) =>
			second > oldest || (second === oldest && !isTie) ? [id] : [],
		),
	);
}
