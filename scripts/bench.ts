import { Command, InvalidArgumentError, Option } from 'commander';
import { MAX_USERS } from '../sandbox/merchant/merchant';
import { besideLast, DOCUMENT, readResults, writeResults } from './bench/files';
import { PART_NAMES, type PartName, planFor, type PlanOptions } from './bench/plan';
import { verdictsOn } from './bench/requirements/all';
import { terminalTable } from './bench/report/terminalTable';
import { holds } from './bench/requirements/verdict';
import { runBench } from './bench/runBench';
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
	.addOption(
		new Option(
			'--only <part...>',
			'measures these parts only, and keeps the others as they were measured last',
		).choices([...PART_NAMES]),
	)
	.option('--last', 'measures nothing: takes the numbers that were written last', false)
	.option('--check', 'ends with an error when something that is required does not hold', false)
	.allowExcessArguments(false)
	.parse()
	.opts<PlanOptions & { only?: PartName[]; last: boolean; check: boolean }>();

void runScript(async (script) => {
	const flags = process.argv.slice(2).join(' ');
	const command = flags === '' ? 'npm run bench' : `npm run bench -- ${flags}`;
	const results = options.last
		? readResults()
		: await runBench(planFor(options), command, script, writeResults, options.only && besideLast);
	if (options.last) writeResults(results);
	const verdicts = verdictsOn(results);
	console.log(`${terminalTable(verdicts)}\nWritten to ${DOCUMENT}`);
	const missed = verdicts.filter((verdict) => holds(verdict) === false).length;
	if (missed > 0) console.log(`${missed} of ${verdicts.length} requirements do not hold.`);
	return options.check && missed > 0 ? 1 : 0;
});

function numbersOfUsers(text: string): number[] {
	return text.split(',').map((part) => {
		const value = Number(part);
		if (/^\d+$/.test(part.trim()) && value >= 1 && value <= MAX_USERS) return value;
		throw new InvalidArgumentError('It must be whole numbers from 1 to 1,000,000, with commas.');
	});
}
