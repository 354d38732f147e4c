import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/server';
import { truthOf } from '../lab/counts';
import { madeBy, writeMarkedPart } from '../lab/document';
import { openLab, startN8n } from '../lab/lab';
import type { Part } from '../lab/parts';
import { PROJECT } from '../paths';
import { figuresText, roundsTable } from './figures';
import { brokenRules } from './judge';
import { brokenPollRules, watchPolls } from './polls';
import { playRound, type Round, ROUNDS } from './round';
import { startServices } from './services';
import { workersOf } from './workers';

const USERS = 10_000;
const MARK = 'figures: npm run e2e:full -- queue --write';
const DOCUMENT = join(PROJECT, 'docs', 'queue-mode.md');
/** How many times more executions the round with the killed worker has than the others. */
const SHARE_OF_FEW = 5;

/** n8n's way to scale: PostgreSQL, Redis, one main and two workers, of which one is killed again and again. */
export const queuePart: Part = {
	name: 'queue',
	about: 'queue mode: PostgreSQL, Redis, one main, two workers, one of them killed three times',
	run: async (script, { executions, write }) => {
		const lab = await openLab('queue', script);
		const { env, versions } = await startServices(lab);
		const sandbox = await startSandbox({ port: 0, users: USERS, prepared: true, log: 100 });
		script.defer(() => sandbox.close());
		console.log(`Starting n8n ${lab.install.version.version} in queue mode …`);
		const n8n = await startN8n(lab, sandbox, { name: 'main', env });
		const place = { n8n, workers: workersOf(lab, env), sandbox };
		const truth = truthOf(sandbox);
		const rounds: Round[] = [];
		/** Prints the rules that were broken. @returns whether there is none */
		const holds = (broken: readonly string[]): boolean => {
			for (const rule of broken) console.error(rule);
			if (broken.length > 0) console.error(`What was seen, and n8n's logs: ${lab.logs}`);
			return broken.length === 0;
		};
		let watch: Awaited<ReturnType<typeof watchPolls>> | undefined;
		for (const round of ROUNDS) {
			if (round.kills) watch = await watchPolls(n8n, script);
			const many = round.kills ? executions : Math.ceil(executions / SHARE_OF_FEW);
			console.log(`${round.name}: ${many} executions, each reading ${USERS} users …`);
			const played = await playRound(place, round, many);
			rounds.push(played);
			writeFileSync(join(lab.logs, 'rounds.json'), JSON.stringify(rounds, undefined, '\t'));
			console.log(roundsTable([played], truth));
			if (!holds(brokenRules(played.facts, truth))) return false;
		}
		const polls = await watch?.();
		if (polls === undefined || !holds(brokenPollRules(polls))) return false;
		const head = `${madeBy('e2e:full', lab.install, versions)} Everything runs on this one machine, database, queue, n8n and sandbox.`;
		const text = `${head}\n\n${figuresText(rounds, truth, polls)}`;
		console.log(`\n${text}`);
		if (write) writeMarkedPart(DOCUMENT, MARK, text);
		return true;
	},
};
