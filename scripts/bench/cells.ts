import { called, type Step } from '../lab/steps';
import { waitForExecution } from '../n8n/executions';
import type { StoredWorkflow } from '../n8n/workflows';
import { failureInPrint, OperatorError } from '../operatorError';
import { type Cell, whereOf, type RunCost } from './costs';
import type { Job } from './job';
import { HEAP_MB, type Place, requestsSince, runPlainLoop, serve } from './place';
import { roundsAt } from './plan';
import { type Runner, startRunner } from './run';
import { RESULT } from './ways';

/** Enough users to have all code compiled before anything counts. */
const WARM_UP_USERS = 10_000;

/** Few users, to see that a workflow puts out what it has to: to read what n8n stored takes n8n's memory. */
const CHECKED_USERS = 500;

/** Every way to do a job at every number of users and every delay, one after another in each round, and each alone. */
export async function measureJob(place: Place, job: Job): Promise<Cell[]> {
	const { plan, madeBy } = place;
	const soonest = Math.min(...plan.delaysMs);
	const cells: Cell[] = [];
	for (const users of (plan.users ?? job.users).filter((each) => each <= plan.most)) {
		for (const delayMs of job.delayed ? plan.delaysMs : [soonest]) {
			const here = Object.entries(job.ways)
				.filter(([, { most = Infinity }]) => users <= most)
				.map(([way]): Cell => ({ way, users, delayMs, madeBy, rounds: [], alone: [] }));
			if (!job.onlyAlone) await play(place, job, here, 'rounds', roundsAt(plan, users));
			if (delayMs === soonest)
				for (const cell of here) await play(place, job, [cell], 'alone', plan.rounds);
			cells.push(...here);
		}
	}
	return cells;
}

/** Runs ways one after another, round by round, in an n8n that ran nothing else, and notes the costs, or why one failed. */
async function play(
	place: Place,
	job: Job,
	cells: readonly Cell[],
	what: 'rounds' | 'alone',
	rounds: number,
): Promise<void> {
	const arena = arenaOf(place, job, cells);
	for (let round = 1; round <= rounds; round++) {
		// There and back: each way comes as often after a heavy one, which leaves n8n's code cold, as its rival does.
		const order = round % 2 === 0 ? [...cells].reverse() : cells;
		for (const cell of order.filter(({ failure }) => failure === undefined)) {
			place.say(`${job.name}: ${cell.way}, ${whereOf(cell)}, ${what} ${round}`);
			try {
				cell[what].push(await arena.run(cell));
			} catch (failure) {
				cell.failure = failureInPrint(failure);
				place.say(cell.failure);
				// It may have taken n8n down.
				await arena.close();
			}
		}
	}
	await arena.close();
}

/** An n8n with the workflows of some ways in it, opened when it is needed; another one after it was closed. */
function arenaOf(place: Place, job: Job, cells: readonly Cell[]) {
	let runner: Runner | undefined;
	const workflows = new Map<string, StoredWorkflow>();

	/** What one run of a way costs; fails where it fails. */
	async function run({ way, users, delayMs }: Cell): Promise<RunCost> {
		// Opened before the users are set: it sets others while it warms up.
		const inN8n = job.ways[way]?.build && (runner ?? (await open()));
		await serve(place, users, delayMs);
		return inN8n ? await runIn(inN8n, way) : await runPlainLoop(place);
	}

	async function runIn(inN8n: Runner, way: string): Promise<RunCost> {
		const { isRight, asksNobody } = job.ways[way] ?? {};
		const workflow = workflows.get(way);
		if (workflow === undefined) throw new Error(`There is no workflow "${way}".`);
		const { merchant, counters } = place.sandbox;
		const body = { users: merchant.size };
		const { answer, ...cost } = await inN8n.measure(workflow, body, isRight !== undefined);
		if (isRight?.(answer ?? '', merchant) === false)
			throw new OperatorError(`The answer is wrong: ${answer}`);
		if (!asksNobody) requestsSince(place, counters);
		return cost;
	}

	/** Starts an n8n, sees that every way is right, and runs each once. */
	async function open(): Promise<Runner> {
		const opened = await startRunner(place, job.onlyAlone ? undefined : HEAP_MB);
		runner = opened;
		for (const { way: name } of cells) {
			const { build, connections, isRight } = job.ways[name] ?? {};
			if (build === undefined) continue;
			await serve(place, CHECKED_USERS);
			if (isRight === undefined) await check(job, opened, name, build(opened.around));
			await serve(place, WARM_UP_USERS);
			const settings = isRight && { saveDataSuccessExecution: 'none' };
			const options = { connections, settings, answers: isRight !== undefined };
			workflows.set(name, await opened.n8n.publish(called(name, build(opened.around), options)));
			await runIn(opened, name);
		}
		return opened;
	}

	async function close(): Promise<void> {
		await runner?.close();
		runner = undefined;
	}

	return { run, close };
}

/** Fails where a way does not put out what the job asks for. */
async function check(job: Job, runner: Runner, way: string, steps: Step[]): Promise<void> {
	const { n8n, around, runAndKeep } = runner;
	const { unpack = [], expected, inWords, title } = job;
	const connections = job.ways[way]?.connections;
	const workflow = called(`check-${way}`, [...steps, ...unpack], { connections });
	const { id } = await runAndKeep(await n8n.publish(workflow), { users: CHECKED_USERS });
	const { itemsOf } = await waitForExecution(n8n.session, id);
	const came = itemsOf(unpack.at(-1)?.name ?? RESULT).map(inWords);
	const wanted = expected(around.sandbox.merchant);
	await n8n.forget([id]);
	if (came.sort().join() === wanted.sort().join()) return;
	const strange = came.find((item) => !wanted.includes(item));
	throw new OperatorError(
		`The way "${way}" to do "${title}" gave ${came.length} items that are not the ${wanted.length} wanted, such as "${strange}".`,
	);
}
