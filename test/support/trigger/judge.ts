import { isDeepStrictEqual } from 'node:util';
import {
	different,
	type Known,
	mayLackAfter,
	optionsIn,
	quietAt,
	quietWith,
	type Sight,
} from './known';
import type { Memory, Told } from './model';

/**
 * Holds what a poll told against what it was given, and against the truth: what the last successful poll saw, whether
 * n8n stored it or not.
 *
 * @param given what was in the state that the poll was given
 * @param truth what would be in it had n8n stored everything
 * @returns both as they are after the poll
 * @throws Error that says what was told and should not have been, or the other way round.
 */
export function judge(
	told: readonly Told[],
	sight: Sight,
	given: Known,
	truth: Known,
): { given: Known; truth: Known } {
	const isHeldBack = sight.settings.maxEvents > 0 || given.pending.length > 0;
	const after = isHeldBack ? judgeInOrder(told, sight, given) : judgeEach(told, sight, given);
	const isSameWatch = isDeepStrictEqual(truth.settings, sight.settings);
	if (!isSameWatch) return { given: after, truth: after };
	return { given: after, truth: judgeTruth(told, sight, { given, truth, isHeldBack }, after) };
}

/** Every user by itself: there has to be a way it was and a way it is between which exactly this was to be told. */
function judgeEach(told: readonly Told[], sight: Sight, given: Known): Known {
	const users = new Map<string, Memory[]>();
	const quiet = quietAt(given, sight);
	const options = optionsIn(given, sight, quiet);
	for (const id of new Set([...options.keys(), ...told.map(({ mchUuid }) => String(mchUuid))])) {
		const of = told.filter(({ mchUuid }) => mchUuid === id);
		const possible = (options.get(id) ?? []).filter((option) =>
			isDeepStrictEqual([...option.told], of),
		);
		if (possible.length === 0) throw wrong(id, of, options.get(id));
		users.set(id, different(possible.map(({ next }) => next)));
	}
	return {
		settings: sight.settings,
		users,
		pending: [],
		quiet: quietWith(quiet, told, sight),
		mayLack: mayLackAfter(given, sight),
	};
}

/** All of them in their order, for some are held back. What a poll saw has to be certain here. */
function judgeInOrder(told: readonly Told[], sight: Sight, given: Known): Known {
	const { settings, views } = sight;
	const quiet = quietAt(given, sight);
	const options = optionsIn(given, sight, quiet);
	const found = [...options.values()].flatMap(([option]) => option?.told ?? []);
	const places = [...given.users.keys()];
	const placeOf = ({ mchUuid }: Told) => places.indexOf(String(mchUuid));
	const gone = found
		.filter(({ event }) => event === 'userGone')
		.sort((one, other) => placeOf(one) - placeOf(other));
	const due = [...given.pending, ...found.filter((event) => !gone.includes(event)), ...gone];
	const now = settings.maxEvents === 0 ? due : due.slice(0, settings.maxEvents);
	const expected = now.map((event) => ({
		...event,
		user: event.event === 'userGone' ? null : (views.get(String(event.mchUuid))?.at(-1) ?? null),
	}));
	if (!isDeepStrictEqual(expected, [...told])) throw wrong('all', told, expected);
	const users = new Map([...options].map(([id, all]) => [id, all.map(({ next }) => next)]));
	return {
		settings,
		users,
		pending: due.slice(now.length),
		quiet: quietWith(quiet, found, sight),
		mayLack: mayLackAfter(given, sight),
	};
}

/** Whether each user was told of as often, and of the same, as is due since the last successful poll. */
function judgeTruth(
	told: readonly Told[],
	sight: Sight,
	before: { given: Known; truth: Known; isHeldBack: boolean },
	after: Known,
): Known {
	const users = new Map<string, Memory[]>();
	const quiet = quietAt(before.given, sight);
	const byGiven = optionsIn(before.given, sight, quiet);
	for (const [id, options] of optionsIn(before.truth, sight, quiet)) {
		// What is held back now is told later: here it counts as told.
		const of = before.isHeldBack
			? (byGiven.get(id)?.[0]?.told ?? [])
			: told.filter(({ mchUuid }) => mchUuid === id);
		const possible = options.filter((option) =>
			isDeepStrictEqual(kindsOf(option.told), kindsOf(of)),
		);
		if (possible.length === 0) throw wrong(`${id}, in truth,`, of, options);
		users.set(id, different(possible.map(({ next }) => next)));
	}
	return { ...after, users };
}

function kindsOf(told: readonly Told[]): unknown[] {
	return told.map(({ event }) => event);
}

function wrong(id: string, told: readonly Told[], due: unknown): Error {
	return new Error(`Of ${id} was told ${JSON.stringify(told)}, and due was ${JSON.stringify(due)}`);
}
