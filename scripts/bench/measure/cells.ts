import { describeFailure, OperatorError } from '../../operatorError';
import type { StoredWorkflow } from '../../n8n/workflows';
import { type BenchN8n, startBenchN8n } from '../n8n/benchN8n';
import type { Cell, RunCost } from '../results';
import { chain } from '../workflows/chain';
import { type Contender, CONTENDERS, workflowOf } from '../workflows/contenders';
import { logFile, type Place, serve } from './place';
import { PLAIN, runPlainLoop } from './plainLoop';
import { callAndWait, runInN8n } from './runInN8n';

/** An n8n with the workflows of all contenders in it. */
interface Arena {
	readonly n8n: BenchN8n;
	readonly workflows: ReadonlyMap<Contender, StoredWorkflow>;
	/** Frees what runs before left behind. */
	readonly collectGarbage: StoredWorkflow;
}

const NAMES = Object.keys(CONTENDERS).filter((name): name is Contender => name in CONTENDERS);

/** Fewest users a contender is tried with before anything counts, so that its code is compiled. */
const WARM_UP_USERS = 10_000;

/** Every contender at every number of users and every delay, one after another in each round. */
export async function measureCells(place: Place): Promise<Cell[]> {
	const cells: Cell[] = [];
	let arena: Arena | undefined;
	const ready = async (): Promise<Arena> => (arena ??= await openArena(place));
	try {
		for (const users of place.plan.users) {
			for (const delayMs of place.plan.delaysMs) {
				const names = [PLAIN, ...NAMES];
				const here = names.map((contender): Cell => ({ contender, users, delayMs, rounds: [] }));
				for (let round = 1; round <= place.plan.rounds; round++) {
					place.say(`${count(users)} users, server +${delayMs} ms, round ${round}`);
					for (const cell of here) {
						serve(place, users, delayMs);
						const cost = await runOnce(place, cell, ready).catch(describeFailure);
						checkRequests(place, cell.contender);
						if (typeof cost !== 'string') cell.rounds.push(cost);
						else {
							cell.failure = cost;
							place.say(`  ${cell.contender}: ${cost}`);
							// It may have taken n8n down with it.
							await arena?.n8n.stop();
							arena = undefined;
						}
					}
				}
				cells.push(...here);
			}
		}
	} finally {
		await arena?.n8n.stop();
	}
	return cells;
}

async function runOnce(
	place: Place,
	{ contender, failure }: Cell,
	ready: () => Promise<Arena>,
): Promise<RunCost> {
	if (contender === PLAIN) return await runPlainLoop(place);
	if (failure !== undefined) throw new OperatorError(failure);
	const { n8n, workflows, collectGarbage } = await ready();
	const workflow = NAMES.map((name) => workflows.get(name)).find((w) => w?.name === contender);
	if (workflow === undefined) throw new Error(`There is no workflow "${contender}".`);
	await callAndWait(n8n, collectGarbage);
	return await runInN8n(n8n, workflow);
}

/** A request that was not signed as it must be would make a fast contender of a wrong one. */
function checkRequests({ sandbox }: Place, contender: string): void {
	const { requests, verified, refused } = sandbox.counters;
	if (verified === requests && refused === 0) return;
	throw new OperatorError(
		`${contender}: the sandbox verified ${verified} of ${requests} requests and refused ${refused}.`,
	);
}

async function openArena(place: Place): Promise<Arena> {
	place.say('Starting n8n …');
	const n8n = await startBenchN8n(place.install, place.folder, place.sandbox.credentials);
	const collectGarbage = await n8n.add(
		chain('collect', [
			{
				name: 'Collect Garbage',
				type: 'n8n-nodes-jt-wallet-bench.collectGarbage',
				typeVersion: 1,
				parameters: {},
			},
		]),
	);
	const workflows = new Map<Contender, StoredWorkflow>();
	serve(place, WARM_UP_USERS);
	for (const name of NAMES) {
		const workflow = await n8n.add(workflowOf(name, n8n.around));
		workflows.set(name, workflow);
		await runInN8n(n8n, workflow);
	}
	return { n8n, workflows, collectGarbage };
}

function count(value: number): string {
	return value.toLocaleString('en-US');
}
