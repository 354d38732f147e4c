import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/server';
import { ensureN8n } from '../n8n/install';
import { readableDuration } from '../progress';
import type { Script } from '../runScript';
import { type About, aboutThisRun } from './aboutThisRun';
import { measureCells } from './measure/cells';
import { measureBlocking, measureGrowth, measureSigning, measureTrigger } from './measure/engine';
import { measureLookUp } from './measure/lookUp';
import type { Place } from './measure/place';
import { installPackages } from './n8n/benchN8n';
import { type Plan, PART_NAMES, type PartName } from './plan';
import type { Results } from './results';

const NOTHING: Pick<Results, 'cells' | 'growth' | 'signing' | 'blocking' | 'lookUp' | 'trigger'> = {
	cells: [],
	growth: [],
	signing: [],
	blocking: [],
	trigger: [],
};

const MEASURE: { readonly [part in PartName]: (place: Place) => Promise<Partial<Results>> } = {
	growth: async (place) => ({ growth: await measureGrowth(place) }),
	blocking: async (place) => ({ blocking: await measureBlocking(place) }),
	signing: async (place) => ({ signing: await measureSigning(place) }),
	trigger: async (place) => ({ trigger: await measureTrigger(place) }),
	lookUp: async (place) => ({ lookUp: await measureLookUp(place) }),
	cells: async (place) => ({ cells: await measureCells(place) }),
};

/**
 * Measures what the plan says, in a sandbox and an n8n of its own, and leaves nothing running. What is found so far is
 * given to `save` after each part, so that a fault late in a long run does not cost everything before it. `beside`
 * gives the results of earlier runs that those of this one come beside.
 */
export async function runBench(
	plan: Plan,
	command: string,
	script: Script,
	save: (results: Results) => void,
	beside?: (about: About) => Results | About,
): Promise<Results> {
	const started = Date.now();
	const install = await ensureN8n();
	const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-bench-'));
	script.defer(() => rmSync(folder, { recursive: true, force: true }));
	const sandbox = await startSandbox({ port: 0, prepared: true, log: 100 });
	script.defer(() => sandbox.close());
	const userFolder = join(folder, 'n8n');
	mkdirSync(userFolder);
	await installPackages(userFolder);
	const say = (line: string) =>
		console.log(`${readableDuration(Date.now() - started).padStart(13)}  ${line}`);
	const place: Place = { plan, sandbox, install, folder, userFolder, say };
	const about = aboutThisRun(install, command);
	const results: Results = { ...NOTHING, ...(beside ? beside(about) : about) };
	for (const part of PART_NAMES) {
		if (!plan.parts.includes(part)) continue;
		Object.assign(results, await MEASURE[part](place));
		save(results);
	}
	return results;
}
