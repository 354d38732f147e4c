import { randomBytes } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/server';
import { truthOf } from '../lab/counts';
import { madeBy, writeMarkedPart } from '../lab/document';
import { type Lab, type LabProcess, openLab, startN8n, startProcess } from '../lab/lab';
import type { Part } from '../lab/parts';
import { brokenPollRules, watchPolls } from '../lab/polls';
import { answersOk } from '../n8n/answersOk';
import { chain } from '../n8n/chain';
import { stock } from '../lab/steps';
import { PROJECT } from '../paths';
import { freePort, LOOPBACK } from '../ports';
import { figuresText, roundsTable } from './figures';
import { brokenRules } from './judge';
import { startPostgres } from './postgres';
import { startRedis } from './redis';
import { playRound, type Round } from './round';
import { waitUntilReady } from './service';

const USERS = 10_000;
/** Fewest whole minutes that the trigger is watched. */
const MINUTES = 2;
/** What the figures stand between. */
const MARK = 'figures: npm run e2e:full -- queue --write';
const DOCUMENT = join(PROJECT, 'docs', 'queue-mode.md');
/** A worker that follows a killed one first clears up after it. */
const READY_WITHIN_MS = 180_000;

/** n8n's way to scale: PostgreSQL, Redis, one main and two workers, of which one dies. */
export const queuePart: Part = {
	name: 'queue',
	about: 'queue mode: PostgreSQL, Redis, one main, two workers, one of them killed',
	run: async (script, { executions, command, write }) => {
		const lab = await openLab('queue', script);
		const { env, versions } = await startServices(lab);
		const sandbox = await startSandbox({ port: 0, users: USERS, prepared: true, log: 100 });
		script.defer(() => sandbox.close());
		console.log(`Starting n8n ${lab.install.version.version} in queue mode …`);
		const n8n = await startN8n(lab, sandbox, { name: 'main', env });
		const failed = stock('Error Trigger', 'errorTrigger', 1, {});
		const place = { n8n, sandbox, errorWorkflow: await n8n.publish(chain('Failures', [failed])) };
		const truth = truthOf(sandbox);
		const rounds: Round[] = [];
		/** Prints the rules that were broken. @returns whether there is none */
		const holds = (broken: readonly string[]): boolean => {
			for (const rule of broken) console.error(rule);
			if (broken.length > 0) console.error(`What was seen, and n8n's logs: ${lab.logs}`);
			return broken.length === 0;
		};
		const play = async (name: string, victim?: LabProcess): Promise<boolean> => {
			console.log(`${name}: ${executions} executions, each reading ${USERS} users …`);
			const otherLogs = ['worker-1', AGAIN].map((worker) => join(lab.logs, `${worker}.log`));
			const startAgain = async () => await startWorker(lab, env, 'worker-2', AGAIN);
			const killing = victim && { worker: victim, otherLogs, startAgain };
			const round = await playRound(place, name, executions, killing);
			rounds.push(round);
			writeFileSync(join(lab.logs, 'rounds.json'), JSON.stringify(rounds, undefined, '\t'));
			console.log(roundsTable([round], truth));
			return holds(brokenRules(round.facts, truth));
		};

		await startWorker(lab, env, 'worker-1');
		if (!(await play('1 worker'))) return false;
		const second = await startWorker(lab, env, 'worker-2');
		if (!(await play('2 workers'))) return false;
		const watch = await watchPolls(n8n, script);
		if (!(await play('2 workers, one killed', second))) return false;
		const polls = await watch.end(MINUTES);
		if (!holds(brokenPollRules(polls, MINUTES))) return false;

		const head = `${madeBy(command, lab.install, versions)} Everything runs on this one machine, database, queue, n8n and sandbox.`;
		const text = `${head}\n\n${figuresText(rounds, truth, polls)}`;
		console.log(`\n${text}`);
		if (write) writeMarkedPart(DOCUMENT, MARK, text);
		return true;
	},
};

/** Name of the log of the worker that takes the killed one's place. */
const AGAIN = 'worker-2-again';

/** Starts an empty PostgreSQL and an empty Redis. `env`: how every n8n learns of them, and the key they share. */
async function startServices({ folder, logs, script }: Lab) {
	// PostgreSQL runs as another user, who has to get through to its own folder.
	chmodSync(folder, 0o711);
	const postgres = await startPostgres(join(folder, 'postgres'), join(logs, 'postgres.log'));
	script.defer(() => postgres.stop());
	const redis = await startRedis(join(folder, 'redis'), join(logs, 'redis.log'));
	script.defer(() => redis.stop());
	const key = randomBytes(24).toString('base64');
	const own = { EXECUTIONS_MODE: 'queue', N8N_ENCRYPTION_KEY: key };
	return {
		env: { ...postgres.env, ...redis.env, ...own },
		versions: { PostgreSQL: postgres.version, Redis: redis.version },
	};
}

/** Starts an n8n that runs workflows, and waits until it does. */
async function startWorker(
	lab: Lab,
	env: NodeJS.ProcessEnv,
	name: string,
	logName = name,
): Promise<LabProcess> {
	const port = await freePort();
	const worker = await startProcess(lab, {
		name,
		logName,
		port,
		command: ['worker'],
		env: {
			...env,
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: LOOPBACK,
		},
	});
	const isReady = () => answersOk(`${worker.url}/healthz/readiness`);
	const { ended, logFile } = worker;
	await waitUntilReady(`n8n's ${logName}`, isReady, ended, logFile, READY_WITHIN_MS);
	return worker;
}
