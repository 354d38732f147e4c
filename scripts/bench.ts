import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { MAX_USERS } from '../sandbox/merchant/merchant';
import { startSandbox } from '../sandbox/server';
import { KEPT } from './bench/jobFindings';
import { PART_NAMES, PARTS } from './bench/parts';
import { type Place, RIVALS } from './bench/place';
import { planFor, type Wishes } from './bench/plan';
import { holds, type Verdict, verdictsTable } from './bench/verdicts';
import { madeBy, writeMarkedPart } from './lab/document';
import { openLab } from './lab/lab';
import { wholeNumber } from './numberOption';
import { readableDuration } from './progress';
import { runScript } from './runScript';

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
	.parse()
	.opts<Wishes & { only?: string[]; write: boolean; check: boolean }>();

/**
 * Measures what was asked for, in a sandbox and an n8n of its own. Every single run is kept in `.state/bench`, and the
 * documents are written after each part, so that a fault late in a long run costs no more than its own part.
 */
void runScript(async (script) => {
	const started = Date.now();
	const lab = await openLab('bench', script, [RIVALS]);
	const sandbox = await startSandbox({ port: 0, prepared: true, log: 100 });
	script.defer(() => sandbox.close());
	const say = (line: string) =>
		console.log(`${readableDuration(Date.now() - started).padStart(13)}  ${line}`);
	const head = madeBy('bench', lab.install);
	const place: Place = { plan: planFor(options), lab, sandbox, madeBy: head, say };
	const verdicts: Verdict[] = [];
	for (const { name, document, measure } of PARTS) {
		if (options.only?.includes(name) === false) continue;
		const findings = await measure(place);
		verdicts.push(...findings.verdicts);
		writeFileSync(join(lab.logs, `${name}.json`), JSON.stringify(findings.raw));
		if (!options.write) {
			console.log(findings.text);
			continue;
		}
		writeMarkedPart(document, name, findings.text);
		mkdirSync(KEPT, { recursive: true });
		for (const [file, text] of Object.entries(findings.files ?? {})) {
			writeFileSync(join(KEPT, file), text);
		}
		say(`${name}: written to ${document}`);
	}
	console.log(verdictsTable(verdicts));
	const missed = verdicts.filter((verdict) => holds(verdict) === false).length;
	if (missed > 0) console.log(`${missed} of ${verdicts.length} targets are missed.`);
	return options.check && missed > 0 ? 1 : 0;
});

function numbersOfUsers(text: string): number[] {
	return text.split(',').map((part) => wholeNumber(1, MAX_USERS)(part.trim()));
}
