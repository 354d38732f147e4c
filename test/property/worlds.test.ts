import fc from 'fast-check';
import { hintsIn, losesNobody, losesNobodyOnTheWay } from '../support/worlds/promises';

/** How many are played in a run. Where fewer are wanted than that, nobody waits for the smallest that fails. */
const MOST_HISTORIES = 4_000;
const HISTORIES = Number(process.env.HISTORIES ?? MOST_HISTORIES);
const endOnFailure = HISTORIES < MOST_HISTORIES;

const seed = Number(process.env.SEED ?? 20_261_126);

/**
 * Reads lists in every world that `Laws` and `Change` can make; what those worlds cannot do is in the docstrings
 * there. `npm run soak -- --worlds` reads as many as one likes, `npm run soak -- --breaks` puts faults into the method
 * on purpose and sees that these promises find each of them.
 */
describe('worlds that move, and servers that lie about it', () => {
	it(`lose nobody in silence in ${HISTORIES} random histories, and fail in no ordinary one`, async () => {
		await fc.assert(losesNobody, { numRuns: HISTORIES, seed, endOnFailure });
	}, 300_000);

	it('lose nobody either where the users are not kept, and give the same ones', async () => {
		await fc.assert(losesNobodyOnTheWay, { numRuns: HISTORIES / 4, seed, endOnFailure });
	}, 300_000);

	it('where they are ordinary, give a hint in fewer than one in a hundred', async () => {
		expect(await hintsIn(HISTORIES)).toBeLessThan(HISTORIES / 100);
	}, 300_000);
});
