import fc from 'fast-check';
import { anyWorld, isOrdinary, isStill } from '../support/worlds/anyWorld';
import { brokenRules, cameOf, isInOrder } from '../support/worlds/judgeWorld';
import { live, liveThrough } from '../support/worlds/live';

/** So many histories a run. */
const HISTORIES = 4_000;

/**
 * Whoever matches throughout comes once, or a doubt says where somebody may be missing: in every world that `Laws`
 * and `Change` can make. What those worlds cannot do is in the docstrings there. `npm run breaks` puts faults into the
 * method on purpose and sees what finds each of them; `docs/completeness.md` has the table.
 */
describe('worlds that move, and servers that lie about it', () => {
	it(`lose nobody in silence in ${HISTORIES} random histories, and fail in no ordinary one`, async () => {
		await fc.assert(
			fc.asyncProperty(anyWorld, async (history) => {
				const lived = await live(history);
				expect(brokenRules(lived)).toEqual([]);
				expect(isInOrder(lived)).toBe(true);
				expect(isOrdinary(history) && !lived.result.ok).toBe(false);
			}),
			{ numRuns: HISTORIES, seed: Number(process.env.SEED ?? 20_261_126) },
		);
	}, 300_000);

	it('lose nobody either where the users are not kept, and give the same ones', async () => {
		await fc.assert(
			fc.asyncProperty(anyWorld, async (history) => {
				const [kept, passed] = [await live(history), await liveThrough(history)];
				expect(brokenRules(passed)).toEqual([]);
				if (isStill(history)) expect(cameOf(passed)).toBe(cameOf(kept));
			}),
			{ numRuns: HISTORIES / 4, seed: Number(process.env.SEED ?? 20_261_127) },
		);
	}, 300_000);

	// A share is measured, so in the same histories each time: in others it is another one by chance.
	it('where they are ordinary, give a hint in fewer than one in a hundred', async () => {
		const counts = { all: 0, hinted: 0 };
		for (const history of fc.sample(anyWorld.filter(isOrdinary), { numRuns: HISTORIES, seed: 1 })) {
			const { result } = await live(history);
			counts.all++;
			if (result.ok && result.value.doubts.length > 0) counts.hinted++;
		}
		expect(counts.all).toBe(HISTORIES);
		expect(counts.hinted).toBeLessThan(counts.all / 100);
	}, 300_000);
});
