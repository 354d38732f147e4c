import { Command, InvalidArgumentError, Option } from 'commander';
import { MAX_USERS } from '../sandbox/merchant/merchant';
import { DOCUMENT, readNumbers, verdictsTable } from './bench/document';
import { PART_NAMES, planFor, type PlanOptions } from './bench/plan';
import { runBench } from './bench/runBench';
import { holds, verdictsOn } from './bench/targets';
import { wholeNumber } from './numberOption';
import { runScript } from './runScript';

const options = new Command('npm run bench --')
	.description('Measures JT Wallet Balance against a bare node and against stock nodes of n8n.')
	.option('--quick', 'a few minutes: fewer rounds, 10,000 and 100,000 users', false)
	.option(
		'--rounds <number>',
		'how often everything is measured; 10,000 users and fewer five times as often',
		wholeNumber(1, 100),
	)
	.option('--users <list>', 'numbers of wallet users, such as 10000,100000', numbersOfUsers)
	.addOption(new Option('--only <part...>', 'measures these parts only').choices(PART_NAMES))
	.option('--no-write', 'leaves the documents as they are')
	.option('--last', 'measures nothing: takes what was measured last on this machine', false)
	.option('--check', 'ends with an error when a target is missed', false)
	.allowExcessArguments(false)
	.parse()
	.opts<PlanOptions & { write: boolean; last: boolean; check: boolean }>();

void runScript(async (script) => {
	const flags = process.argv.slice(2).join(' ');
	const command = flags === '' ? 'npm run bench' : `npm run bench -- ${flags}`;
	const { last, write, check } = options;
	const results = last ? readNumbers() : await runBench(planFor(options), command, script, write);
	const verdicts = verdictsOn(results);
	console.log(verdictsTable(verdicts));
	if (write && !last) console.log(`Written to ${DOCUMENT}`);
	const missed = verdicts.filter((verdict) => holds(verdict) === false).length;
	if (missed > 0) console.log(`${missed} of ${verdicts.length} targets are missed.`);
	return check && missed > 0 ? 1 : 0;
});

function numbersOfUsers(text: string): number[] {
	return text.split(',').map((part) => {
		const value = Number(part);
		if (/^\d+$/.test(part.trim()) && value >= 1 && value <= MAX_USERS) return value;
		throw new InvalidArgumentError('It must be whole numbers from 1 to 1,000,000, with commas.');
	});
}
