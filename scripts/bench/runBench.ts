import { join } from 'node:path';
import { startSandbox } from '../../sandbox/server';
import { madeBy } from '../lab/document';
import { openLab } from '../lab/lab';
import { readableDuration } from '../progress';
import type { Script } from '../runScript';
import { measureJob } from './cells';
import { keepNumbers, readNumbers, writePart } from './document';
import { measureBlocking, measureGrowth, measureSigning, measureTrigger } from './engine';
import { JOBS } from './jobs';
import { measureLookUp } from './lookUp';
import type { Place } from './place';
import { PART_NAMES, type Plan } from './plan';
import { type Results, resultsShape } from './results';

const MEASURE: { readonly [part: string]: (place: Place) => Promise<Partial<Results>> } = {
	growth: async (place) => ({ growth: await measureGrowth(place) }),
	blocking: async (place) => ({ blocking: await measureBlocking(place) }),
	signing: async (place) => ({ signing: await measureSigning(place) }),
	trigger: async (place) => ({ trigger: await measureTrigger(place) }),
	lookUp: async (place) => ({ lookUp: await measureLookUp(place) }),
};

/**
 * Measures what the plan says, in a sandbox and an n8n of its own, and leaves nothing running. What is found is kept
 * and, if `write`, put into the documents after each part, so that a fault late in a long run costs no more than its
 * own part. Gives what was found now.
 */
export async function runBench(
	plan: Plan,
	command: string,
	script: Script,
	write: boolean,
): Promise<Results> {
	const started = Date.now();
	const lab = await openLab('bench', script, [join(__dirname, 'bareNode')]);
	const sandbox = await startSandbox({ port: 0, prepared: true, log: 100 });
	script.defer(() => sandbox.close());
	const say = (line: string) =>
		console.log(`${readableDuration(Date.now() - started).padStart(13)}  ${line}`);
	const place: Place = { plan, lab, sandbox, say };
	const found = resultsShape.parse({});
	const kept = readNumbers();
	for (const part of PART_NAMES.filter((name) => plan.parts.includes(name))) {
		const job = JOBS.find(({ name }) => name === part);
		if (job !== undefined) {
			const cells = await measureJob(place, job);
			found.cells.push(...cells);
			kept.cells = [...kept.cells.filter((cell) => cell.job !== part), ...cells];
		} else {
			const measured = await MEASURE[part]?.(place);
			Object.assign(found, measured);
			Object.assign(kept, measured);
		}
		keepNumbers(kept);
		if (write) writePart(part, kept, madeBy(command, lab.install));
	}
	return found;
}
