import fc from 'fast-check';
import { differencesBetween } from '../../../nodes/JtWalletBalanceTrigger/events/differences';
import { entryOf, ownerIn } from '../../../nodes/JtWalletBalanceTrigger/memory/entries';
import { ownerOf } from '../../../nodes/JtWalletBalanceTrigger/memory/owner';
import { trackedBy } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import { aUser, watchFor } from '../../support/trigger/watching';

const TRACKED = trackedBy(watchFor());

const anyList = fc
	.uniqueArray(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 1 })), { selector: ([id]) => id })
	.map((users) => users.map(([id, balance]) => aUser({ mchUuid: `user ${id}`, balance })));

/** Some users new at the top, some gone from anywhere, some changed: what mostly happens to a list. */
const anyListAndLater = fc
	.tuple(anyList, fc.array(fc.constantFrom('kept', 'kept', 'kept', 'gone', 'changed')), fc.nat(3))
	.map(([before, fates, added]) => {
		const later = before.flatMap((user, place) => {
			if (fates[place] === 'gone') return [];
			return fates[place] === 'changed' ? [{ ...user, balance: 9 }] : [user];
		});
		const top = Array.from({ length: added }, (_, i) => aUser({ mchUuid: `added ${i}` }));
		return { before, now: [...top, ...later] };
	});

const anyTwoLists = fc.record({ before: anyList, now: anyList });

it('are found as by looking for each user in the other list', () => {
	fc.assert(
		fc.property(fc.oneof(anyListAndLater, anyTwoLists), ({ before, now }) => {
			const entriesOld = before.map((user) => entryOf(user, TRACKED));
			const entriesNew = now.map((user) => entryOf(user, TRACKED));
			const { earlier, changed } = differencesBetween(entriesOld, entriesNew);
			expect([...earlier.values()].sort()).toEqual(
				entriesOld.filter((entry) => !entriesNew.includes(entry)).sort(),
			);
			expect([...changed.values()].map((place) => now[place])).toEqual(
				now.filter((_, place) => !entriesOld.includes(entriesNew[place] ?? '')),
			);
			for (const [owner, entry] of earlier) expect(ownerIn(entry)).toBe(owner);
			for (const [owner, place] of changed) expect(ownerOf(now[place] ?? {})).toBe(owner);
		}),
		{ numRuns: 500 },
	);
});

it('are none in two equal lists', () => {
	const entries = [entryOf(aUser(), TRACKED)];
	const { earlier, changed } = differencesBetween(entries, [...entries]);
	expect([earlier.size, changed.size]).toEqual([0, 0]);
});
