import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../../sandbox/server';
import { installPackage, packPackage } from '../../n8n/communityPackage';
import { ensureN8n } from '../../n8n/install';
import { describeFailure } from '../../operatorError';
import { PROJECT, stateFolder } from '../../paths';
import { writeMarkedPart } from '../markedPart';
import type { Part } from '../part';
import { aboutMachine, versionsOf } from '../../aboutMachine';
import { measure, type SizeCase, type SizeResult } from './measure';
import { whatIsWrong } from './prove';
import { figuresText, inWords, isRequired } from './report';
import type { SizedPlace } from './sizedN8n';
import { MADE, OURS } from './sources';

/** How many users are read at once. */
export const SIZES = [100_000, 500_000] as const;

/** What operators read. */
const DOCUMENT = join(PROJECT, 'docs', 'sizes.md');

/** Everything that is measured of one number of users. */
function casesOf(users: number): SizeCase[] {
	return [
		{ source: OURS, users, saving: 'none' },
		{ source: MADE, users, saving: 'none' },
		{ source: OURS, users, saving: 'all' },
		{ source: MADE, users, saving: 'all' },
	];
}

/** Very many wallet users through a real n8n. They have to come out, all of them, where n8n saves no data. */
export const sizesPart: Part = {
	name: 'sizes',
	about: `${SIZES.map(format).join(' and ')} wallet users at once through Get Many`,
	run: async (script, { command, write }) => {
		const install = await ensureN8n();
		const logs = stateFolder('full/sizes');
		rmSync(logs, { recursive: true, force: true });
		mkdirSync(logs, { recursive: true });
		const userFolder = mkdtempSync(join(tmpdir(), 'jt-wallet-sizes-'));
		script.defer(() => rmSync(userFolder, { recursive: true, force: true }));
		await installPackage(await packPackage(PROJECT, join(userFolder, 'package')), userFolder);
		const sandbox = await startSandbox({ port: 0, users: 0 });
		script.defer(() => sandbox.close());
		const place: SizedPlace = { install, userFolder, sandbox, logFile: join(logs, 'n8n.log') };

		const { results, wrong } = await measureAll(place);
		const date = new Date().toISOString().slice(0, 10);
		const about = { date, command, machine: aboutMachine(), versions: versionsOf(install) };
		const text = figuresText(results, about);
		console.log(`\n${text}`);
		if (write) writeMarkedPart(DOCUMENT, 'sizes', text);
		for (const sentence of wrong) console.error(sentence);
		if (wrong.length > 0) console.error(`n8n's log: ${place.logFile}`);
		return wrong.length === 0;
	},
};

/** Measures every case, and says what is not as it has to be, in sentences. */
async function measureAll(place: SizedPlace): Promise<{ results: SizeResult[]; wrong: string[] }> {
	const results: SizeResult[] = [];
	const wrong: string[] = [];
	for (const users of SIZES) {
		place.sandbox.reset({ users });
		for (const size of casesOf(users)) {
			console.log(`${format(users)}: ${size.source.title}, data saved: ${size.saving} …`);
			const result = await measure(size, place);
			console.log(`  ${inWords(result)}`);
			results.push(result);
			const { failure } = result;
			if (isRequired(result) && failure !== undefined) {
				wrong.push(`${format(users)} users: ${failure}`);
			}
		}
		const proof = await whatIsWrong(place).catch(describeFailure);
		if (proof !== undefined) wrong.push(`${format(users)} users: ${proof}`);
		const { refused } = place.sandbox.counters;
		if (refused > 0) wrong.push(`The sandbox refused ${refused} requests.`);
	}
	return { results, wrong };
}

function format(count: number): string {
	return count.toLocaleString('en');
}
