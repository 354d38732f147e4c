import fc from 'fast-check';
import { hintsIn, losesNobody } from './promises';

/** As many as `npm test` plays. */
const HISTORIES = 4_000;

/** Prints the first promise that is not kept, and in how many histories that was seen; nothing where all are kept. */
async function tellBroken(): Promise<void> {
	const seed = Number(process.argv[2]);
	const checked = await fc.check(losesNobody, { numRuns: HISTORIES, seed, endOnFailure: true });
	if (checked.failed) {
		const { errorInstance: error } = checked;
		const [first = ''] = (error instanceof Error ? error.message : String(error)).split(
			/[:;] u|\n/,
		);
		console.log(`${checked.numRuns}\t${first}`);
		return;
	}
	const hints = await hintsIn(HISTORIES);
	if (hints >= HISTORIES / 100) console.log(`${HISTORIES}\t${hints} hints in ordinary worlds`);
}

void tellBroken();
