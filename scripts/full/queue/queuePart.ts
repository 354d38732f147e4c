import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '../../../sandbox/server';
import { sandboxCredential } from '../../demoCredential';
import { putCredential } from '../../n8n/credentials';
import { logIn } from '../../n8n/login';
import { activateWorkflow, addWorkflow } from '../../n8n/workflows';
import { OperatorError } from '../../operatorError';
import { PROJECT } from '../../paths';
import type { Script } from '../../runScript';
import { writeMarkedPart } from '../markedPart';
import type { Part, PartSettings } from '../part';
import { aboutMachine, versionsOf } from '../../aboutMachine';
import { figuresText, type NamedRound, roundsTable } from './figuresText';
import { type QueueMode, startMain, startWorker, type Worker } from './instances';
import { brokenRules } from './judge';
import { brokenPollRules } from './polls';
import { PollWatch } from './pollWatch';
import { type Place, playRound, truthOf } from './round';
import { startServices } from './startQueueMode';
import { errorWorkflow } from './workflows';

const USERS = 10_000;
/** Name of the log of the worker that takes the killed one's place. */
const AGAIN = 'worker-2-again';
/** What the figures stand between. */
const MARK = 'figures: npm run e2e:full -- queue --write';
const DOCUMENT = join(PROJECT, 'docs', 'queue-mode.md');

/** n8n's way to scale: PostgreSQL, Redis, one main and two workers, of which one dies. */
export const queuePart: Part = {
	name: 'queue',
	about: 'queue mode: PostgreSQL, Redis, one main, two workers, one of them killed',
	run: proveQueueMode,
};

async function proveQueueMode(script: Script, settings: PartSettings): Promise<boolean> {
	const { executions, command, write } = settings;
	const { mode, versions } = await startServices(script);
	const place = await startPlace(mode, script);
	const truth = truthOf(place.sandbox);
	const rounds: NamedRound[] = [];
	const play = async (name: string, path: string, victim?: Worker): Promise<boolean> => {
		console.log(`${name}: ${executions} executions, each reading ${USERS} users …`);
		const startAgain = async () => await workerOf(mode, script, 'worker-2', AGAIN);
		const otherLogs = ['worker-1', AGAIN].map((worker) => join(mode.logs, `${worker}.log`));
		const killing = victim && { worker: victim, otherLogs, startAgain };
		const round = { name, ...(await playRound(place, path, executions, killing)) };
		rounds.push(round);
		writeFileSync(join(mode.logs, 'rounds.json'), JSON.stringify(rounds, undefined, '\t'));
		console.log(roundsTable({ rounds: [round], truth }));
		return holds(brokenRules(round.facts, truth), mode);
	};

	await workerOf(mode, script, 'worker-1');
	if (!(await play('1 worker', 'one'))) return false;
	const second = await workerOf(mode, script, 'worker-2');
	if (!(await play('2 workers', 'two'))) return false;
	const watch = await PollWatch.begin(place.session, script);
	if (!(await play('2 workers, one killed', 'killed', second))) return false;
	const polls = await watch.end();
	if (!holds(brokenPollRules(polls), mode)) return false;

	const text = figuresText({
		date: new Date().toISOString().slice(0, 10),
		command,
		machine: aboutMachine(),
		versions: { ...versionsOf(mode.install), ...versions },
		truth,
		rounds,
		polls,
	});
	console.log(`\n${text}`);
	if (write) writeMarkedPart(DOCUMENT, MARK, text);
	return true;
}

/** Prints the rules that were broken. @returns whether there is none */
function holds(broken: readonly string[], { logs }: QueueMode): boolean {
	for (const rule of broken) console.error(rule);
	if (broken.length > 0) console.error(`What was seen, and n8n's logs: ${logs}`);
	return broken.length === 0;
}

/** Starts the sandbox and the main, with the credential in it. */
async function startPlace(mode: QueueMode, script: Script): Promise<Place> {
	const sandbox = await startSandbox({ port: 0, users: USERS, prepared: true, log: 100 });
	script.defer(() => sandbox.close());
	console.log(`Starting n8n ${mode.install.version.version} in queue mode …`);
	const main = await startMain(mode);
	script.defer(() => main.stop());
	const session = await logIn(main.url);
	if (session === undefined) throw new OperatorError('n8n refused the login that was just made.');
	const credential = await putCredential(session, sandboxCredential(sandbox.credentials));
	const failures = await addWorkflow(session, errorWorkflow());
	await activateWorkflow(session, failures);
	return { url: main.url, session, credential, sandbox, errorWorkflow: failures };
}

async function workerOf(
	mode: QueueMode,
	script: Script,
	place: string,
	name?: string,
): Promise<Worker> {
	const worker = await startWorker(mode, place, name);
	script.defer(() => worker.stop());
	return worker;
}
