import { Argument, Command, Option } from 'commander';
import { type PartSettings, runParts } from './lab/parts';
import { wholeNumber } from './numberOption';
import { N8N_VERSIONS } from './n8n/versions';
import { queuePart } from './queue/queue';
import { triggerPart } from './queue/trigger';
import { runScript } from './runScript';
import { versionsPart } from './versions/versions';

const PARTS = [versionsPart, queuePart, triggerPart];

const command = new Command('npm run e2e:full --')
	.description('Proves with a real n8n what takes long to prove. Exit code 0 where all of it held.')
	.addArgument(
		new Argument('[topics...]', 'only these parts').choices(PARTS.map(({ name }) => name)),
	)
	.option(
		'--executions <number>',
		'queue: how many executions the round with the killed worker has; the others have a fifth',
		wholeNumber(4, 10_000),
		1_000,
	)
	.addOption(
		new Option('--n8n <version...>', 'versions: only these').choices(
			N8N_VERSIONS.map(({ version }) => version),
		),
	)
	.option('--write', 'put the figures of this run into the documents in docs', false)
	.addHelpText(
		'after',
		['', ...PARTS.map(({ name, about }) => `  ${name.padEnd(10)}${about}`)].join('\n'),
	)
	.parse();

const options = command.opts<PartSettings>();
const chosen = PARTS.filter(({ name }) => command.args.length === 0 || command.args.includes(name));

void runScript((script) => runParts(chosen, options, script));
