import fc from 'fast-check';
import { hintsIn, losesNobody } from './promises';

/** As many as `npm test` plays. */
const HISTORIES = 4_000;

/** Prints the first promise that is not kept; nothing where all are kept. */
async function tellBroken(what: string | undefined, seed: number): Promise<void> {
	if (what === 'hints') {
		const hints = await hintsIn(HISTORIES);
		if (hints >= HISTORIES / 100) console.log(`${hints} hints in ${HISTORIES} ordinary histories`);
		return;
	}
	const checked = await fc.check(losesNobody, { numRuns: HISTORIES, seed, endOnFailure: true });
	if (!checked.failed) return;
	const { errorInstance: error } = checked;
	const message = error instanceof Error ? error.message : String(error);
	const [first = ''] = message.replace('Not so: ', '').split(/[:;\n]/);
	console.log(`history ${checked.numRuns}: not so that ${first}`);
}

void tellBroken(process.argv[2], Number(process.argv[3]));
