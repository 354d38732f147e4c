import type { Result } from '../../../wallet-api/failures';
import type { Reading } from '../../../wallet-api/reading/readUsers';
import type { WorldServer } from './server';

/**
 * What always has to hold of a reading of a world.
 *
 * @returns a sentence for each rule that was broken
 */
export function brokenRules(
	server: WorldServer,
	result: Result<Reading>,
	limit = Infinity,
): string[] {
	if (!result.ok) return [];
	const { users, doubts } = result.value;
	const ids = users.map(({ mchUuid }) => String(mchUuid));
	const found = new Set(ids);
	const always = usersThroughout(server, limit);
	const ever = new Set(server.moments.flatMap((moment) => moment.map(({ id }) => id)));
	const lost = [...always].filter((id) => !found.has(id));
	const rules: Array<[boolean, string]> = [
		[found.size === ids.length, 'nobody comes twice'],
		[ids.every((id) => ever.has(id)), 'nobody comes who never matched'],
		[ids.length <= limit, 'no more than the limit'],
		[lost.length === 0 || doubts.length > 0, `nobody is lost in silence: ${lost.join()}`],
	];
	return rules.flatMap(([holds, rule]) => (holds ? [] : [rule]));
}

/**
 * Who stood in the list at every moment that an answer was made from, and is among the newest of all who stood in it at
 * any.
 */
function usersThroughout({ moments }: WorldServer, limit: number): Set<string> {
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
