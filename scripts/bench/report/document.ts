import { verdictsOn } from '../requirements/all';
import type { Results } from '../results';
import { count } from '../words';
import { contenderTables } from './contenderTables';
import { leastTable } from './leastTable';
import { blockingTable, growthTable, lookUpTable, signingTable, triggerTable } from './partTables';
import { requirementsTable } from './requirementsTable';

const METHOD = `## How it is measured

- One n8n with this package and a throw-away package of the bench (\`scripts/bench/n8n/bareNode\`). The contenders run in it one at a time, one after another in each round; numbers are medians of the rounds, of which there are more for few users. Before each run its garbage is collected, so that all begin alike.
- **The plain loop** is a program of its own on the Node.js that runs n8n: page 1 for the total, then four requests at once, \`JSON.parse\`, nothing else.
- **The bare node** does the same as an n8n node: it signs by the same credential and believes every answer. It has to read page 1 first, too, for nothing else tells how many pages there are. A second form of it guesses: it asks for four pages from the start and stops at the first that is not full.
- **The stock workflows** use Edit Fields, Crypto, HTTP Request, Split Out and If, no Code node. Fanned out: the total by a request for one row, then all pages at once. In a loop: page by page, each telling whether there is another one. All contenders put out the same items, which is checked. With four fields chosen it is the stock workflow whose pages are fanned out, with an expression that takes the fields out of each page; Edit Fields behind Split Out would take far longer.
- Workflows are started by their address (Webhook), where n8n sends nothing to an open editor. **Run** is from n8n's own start to the end of the last node; **until stored** is when the execution can be read in n8n's database, seen from outside. **Peak** is the most memory of n8n's process (VmHWM), n8n's own share included, in runs after one of 10,000 users in an n8n that ran no other contender; **on top of idle n8n** is how much more that is than at the start. **Record** is the text in the database. **Longest gap** is the longest time in which n8n's health address did not answer.
- The sandbox checks every signature; its pages are written beforehand. Private keys have 2048 bits.
- **Signing** counts what it takes of n8n's thread. The signature itself is made on another one, where Node.js has such work done, while n8n goes on.
- n8n's engine alone, for growth, signing and the event loop, is n8n-core in a process of its own.
`;

/** The document with everything that was found. */
export function document(results: Results, plots: ReadonlySet<string>): string {
	const { cells, growth, lookUp, signing, blocking, trigger } = results;
	const plot = (file: string, text: string) =>
		plots.has(file) ? [`![${text}](bench/${file})`] : [];
	const section = (title: string, there: boolean, ...parts: string[]) =>
		there ? [`## ${title}`, ...parts] : [];
	const parts = [
		'# Benchmarks',
		about(results),
		'## What is required',
		requirementsTable(verdictsOn(results)),
		...section(
			'Every wallet user, in n8n',
			cells.length > 0,
			'Medians, in milliseconds and millions of bytes.',
			...plot('stored.svg', 'Time from start until stored, by contender and number of users'),
			...plot('memory.svg', 'Peak memory, by contender and number of users'),
			...plot('record.svg', 'Size of the stored record, by contender and number of users'),
			contenderTables(cells),
		),
		...section(
			'How much is left to win',
			cells.length > 0,
			'Until everything is stored, a node cannot take less time than n8n takes to store its items, which is the same for every node that puts them out, and the quickest of those above that check nothing takes to read them.',
			leastTable(cells),
			'The record holds the rows as JT Wallet sent them, with the name of every field, and the link of each item to its input item; the stock workflows hold the rows twice. Most of the peak memory is what an idle n8n has, and what n8n takes to write the record. All of this is less where fewer fields are chosen, and much less where n8n does not save the execution: [very many wallet users](sizes.md).',
		),
		...section(
			'Growth',
			growth.length > 0,
			...plot('growth.svg', 'Time and memory against the number of users'),
			growthTable(growth),
		),
		...(lookUp === undefined ? [] : ['## Look Up', lookUpTable(lookUp)]),
		...section('Signing', signing.length > 0, signingTable(signing)),
		...section(
			'Event loop',
			blocking.length > 0,
			"The most work in one turn of n8n's event loop, 10,000 rows a page: n8n gets to nothing else meanwhile.",
			blockingTable(blocking),
		),
		...section("The trigger's comparison", trigger.length > 0, triggerTable(trigger)),
		METHOD,
	];
	return parts.join('\n\n');
}

function about({ date, commands, machine, versions, heapMb }: Results): string {
	const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
	return [
		`Made on ${date} by ${commands.map((command) => `\`${command}\``).join(', then ')}.`,
		`Machine: ${machine}. Versions: ${names.join(', ')}. n8n may use ${count(heapMb)} MB for its JavaScript.`,
	].join('\n\n');
}
