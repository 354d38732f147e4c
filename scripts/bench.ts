import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { MAX_USERS } from '../sandbox/merchant/merchant';
import { startSandbox } from '../sandbox/server';
import { measureJob } from './bench/cells';
import { DOCUMENT, verdictsTable, writeJob, writePart } from './bench/document';
import { measureBlocking, measureGrowth, measureSigning, measureTrigger } from './bench/engine';
import { JOBS } from './bench/jobs';
import { measureLookUp } from './bench/lookUp';
import type { Place } from './bench/place';
import { OTHER_PARTS, PART_NAMES, planFor, type PlanOptions } from './bench/plan';
import { type Results, resultsShape } from './bench/results';
import { holds, verdictsOn } from './bench/targets';
import { madeBy, typedCommand } from './lab/document';
import { openLab } from './lab/lab';
import { wholeNumber } from './numberOption';
import { readableDuration } from './progress';
import { runScript, type Script } from './runScript';

const options = new Command('npm run bench --')
	.description('Measures JT Wallet Balance against a bare node and against stock nodes of n8n.')
	.option(
		'--rounds <number>',
		'how often everything is measured; 10,000 users and fewer five times as often',
		wholeNumber(1, 100),
	)
	.option('--users <list>', 'numbers of wallet users, such as 10000,100000', numbersOfUsers)
	.addOption(new Option('--only <part...>', 'measures these parts only').choices(PART_NAMES))
	.option('--no-write', 'leaves the documents as they are')
	.option('--check', 'ends with an error when a target is missed', false)
	.allowExcessArguments(false)
	.parse()
	.opts<PlanOptions & { write: boolean; check: boolean }>();

const MEASURE: {
	[Part in (typeof OTHER_PARTS)[number]]: (place: Place) => Promise<Results[Part]>;
} = {
	growth: measureGrowth,
	blocking: measureBlocking,
	signing: measureSigning,
	trigger: measureTrigger,
	lookUp: measureLookUp,
};

void runScript(async (script) => {
	const verdicts = verdictsOn(await measure(script));
	console.log(verdictsTable(verdicts));
	if (options.write) console.log(`Written to ${DOCUMENT}`);
	const missed = verdicts.filter((verdict) => holds(verdict) === false).length;
	if (missed > 0) console.log(`${missed} of ${verdicts.length} targets are missed.`);
	return options.check && missed > 0 ? 1 : 0;
});

/**
 * Measures what the plan says, in a sandbox and an n8n of its own. Every single run is kept in `.state/bench`, and the
 * documents are written after each part, so that a fault late in a long run costs no more than its own part.
 */
async function measure(script: Script): Promise<Results> {
	const started = Date.now();
	const lab = await openLab('bench', script, [join(__dirname, 'bench', 'bareNode')]);
	const sandbox = await startSandbox({ port: 0, prepared: true, log: 100 });
	script.defer(() => sandbox.close());
	const say = (line: string) =>
		console.log(`${readableDuration(Date.now() - started).padStart(13)}  ${line}`);
	const plan = planFor(options);
	const place: Place = { plan, lab, sandbox, say };
	const found = resultsShape.parse({});
	const head = madeBy(typedCommand('bench'), lab.install);
	const keep = () => writeFileSync(join(lab.logs, 'results.json'), JSON.stringify(found));
	for (const part of OTHER_PARTS.filter((name) => plan.parts.includes(name))) {
		Object.assign(found, { [part]: await MEASURE[part](place) });
		keep();
		if (options.write) writePart(part, found, head);
	}
	for (const job of JOBS.filter(({ name }) => plan.parts.includes(name))) {
		found.cells.push(...(await measureJob(place, job)));
		keep();
		if (options.write) writeJob(job, found, head);
	}
	return found;
}

function numbersOfUsers(text: string): number[] {
	return text.split(',').map((part) => {
		const value = Number(part);
		if (/^\d+$/.test(part.trim()) && value >= 1 && value <= MAX_USERS) return value;
		throw new InvalidArgumentError('It must be whole numbers from 1 to 1,000,000, with commas.');
	});
}
