import { Ending, type KnownSoFar } from '../../../../wallet-api/reading/ending';
import { identityOf } from '../../../../wallet-api/identity';
import type { Stretch } from '../../../../wallet-api/reading/stretch';
import { answer } from '../../../support/answer';

const knownTo = (mchUuid: string, count: number): KnownSoFar => ({
	last: identityOf({ mchUuid }),
	count,
	place: count,
});

/** Whether the end is seen by an answer that looked past the last of three users, and one after it. */
const isSeen = (second: Stretch, known = knownTo('a', 3), first = past) => {
	const ending = new Ending();
	ending.note(first, known, true);
	expect(ending.isSeen).toBe(false);
	ending.note(second, known, false);
	return ending.isSeen;
};

/** Asked for two rows more than it holds. */
const past = answer({ page: 1, size: 5 }, 'c b a');

describe('a server that repeats its last page past the end shows the end', () => {
	it('by a page of another length', () => {
		expect(isSeen(answer({ page: 4, size: 1 }, 'a', 3))).toBe(true);
	});

	it('by a page that was asked for no more than came', () => {
		expect(isSeen(answer({ page: 2, size: 3 }, 'c b a', 3))).toBe(true);
	});

	it.each([
		['the page begins before the end', answer({ page: 3, size: 1 }, 'a', 2)],
		['it states more users', answer({ page: 4, size: 1 }, 'a', 4)],
		['it ends with another user', answer({ page: 4, size: 1 }, 'b', 3)],
		['it may be cut as the one before', answer({ page: 2, size: 4 }, 'c b a', 3)],
	])('but not where %s', (_, second) => {
		expect(isSeen(second)).toBe(false);
	});
});

describe('an empty answer shows the end of a list of few users', () => {
	const only = answer({ page: 1, size: 5 }, 'a');
	const seenBy = (second: Stretch) => isSeen(second, knownTo('a', 1), only);

	it('past the only one, and from the top on where it counts nobody', () => {
		expect(seenBy(answer({ page: 2, size: 1 }, ''))).toBe(true);
		expect(seenBy(answer({ page: 1, size: 1 }, '', 0))).toBe(true);
	});

	it('but not from the top on where it counts somebody', () => {
		expect(seenBy(answer({ page: 1, size: 1 }, '', 1))).toBe(false);
	});
});

it('an answer that was asked for one row more than it holds does not look past the end', () => {
	const narrow = answer({ page: 1, size: 4 }, 'c b a');
	expect(isSeen(answer({ page: 2, size: 3 }, 'c b a', 3), knownTo('a', 3), narrow)).toBe(false);
});

it('nothing ends a list of which nothing is known', () => {
	const nothing: KnownSoFar = { last: undefined, count: 0, place: 0 };
	expect(isSeen(answer({ page: 1, size: 4 }, 'b a'), nothing)).toBe(false);
});
