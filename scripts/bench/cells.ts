import { count } from '../lab/numbers';
import { called } from '../lab/steps';
import { waitForExecution } from '../n8n/executions';
import type { StoredWorkflow } from '../n8n/workflows';
import { describeFailure, OperatorError } from '../operatorError';
import type { Job, Way } from './jobs';
import { roundsAt } from './plan';
import {
	type BenchN8n,
	type Place,
	runPlainLoop,
	serve,
	startBenchN8n,
	withRequests,
} from './place';
import { HEAP_MB } from './program';
import type { Cell, RunCost } from './results';
import { Runner } from './run';
import { RESULT } from './ways';

/** Enough users to have all code compiled before anything counts. */
const WARM_UP_USERS = 10_000;

/** Few users, to see that a workflow puts out what it has to: to read what n8n stored takes n8n's memory. */
const CHECKED_USERS = 500;

/** Every way to do a job at every number of users and every delay, one after another in each round. */
export async function measureJob(place: Place, job: Job): Promise<Cell[]> {
	const { plan } = place;
	const arena = new Arena(place, job, Object.keys(job.ways), HEAP_MB);
	const cells: Cell[] = [];
	try {
		for (const users of (plan.users ?? job.users).filter((each) => each <= plan.most)) {
			for (const delayMs of plan.delaysMs) {
				const here = Object.entries(job.ways)
					.filter(([, { most = Infinity }]) => users <= most)
					.map(([way]) => ({ job: job.name, way, users, delayMs, rounds: [], alone: [] }));
				if (!job.onlyAlone) await playRounds(place, arena, here);
				await arena.close();
				const isFastest = delayMs === Math.min(...plan.delaysMs);
				if (isFastest) for (const cell of here) await playAlone(place, job, cell);
				if (isFastest || !job.onlyAlone) cells.push(...here);
			}
		}
	} finally {
		await arena.close();
	}
	return cells;
}

async function playRounds(place: Place, arena: Arena, cells: readonly Cell[]): Promise<void> {
	const { users = 0 } = cells[0] ?? {};
	for (let round = 1; round <= roundsAt(place.plan, users); round++) {
		for (const cell of cells.filter(({ failure }) => failure === undefined)) {
			place.say(`${inWords(cell)}, round ${round}`);
			await runInto(cell.rounds, cell, place, arena);
		}
	}
}

/** Runs a way in an n8n of its own: memory that others had is not counted. */
async function playAlone(place: Place, job: Job, cell: Cell): Promise<void> {
	const arena = new Arena(place, job, [cell.way], job.onlyAlone ? undefined : HEAP_MB);
	for (let round = 0; round < place.plan.rounds && cell.failure === undefined; round++) {
		place.say(`${inWords(cell)}, alone`);
		await runInto(cell.alone, cell, place, arena);
	}
	await arena.close();
}

function inWords({ job, way, users, delayMs }: Cell): string {
	return `${job}: ${way}, ${count(users)} users, server +${delayMs} ms`;
}

/** Runs a way once and notes what it cost, or why it failed. */
async function runInto(costs: RunCost[], cell: Cell, place: Place, arena: Arena): Promise<void> {
	try {
		costs.push(await arena.run(cell));
	} catch (failure) {
		cell.failure = describeFailure(failure);
		place.say(cell.failure);
		// It may have taken n8n down.
		await arena.close();
	}
}

/** An n8n with the workflows of some ways in it, opened when it is needed; another one after it was closed. */
class Arena {
	private opened: { runner: Runner; workflows: Map<string, StoredWorkflow> } | undefined;

	constructor(
		private readonly place: Place,
		private readonly job: Job,
		private readonly ways: readonly string[],
		private readonly heapMb: number | undefined,
	) {}

	/** What one run of a way costs; fails where it fails. Begins with as little memory in use as can be. */
	async run({ way, users, delayMs }: Cell): Promise<RunCost> {
		const { place, job } = this;
		const { build } = job.ways[way] ?? {};
		if (build === undefined) {
			await serve(place, users, delayMs);
			return await runPlainLoop(place);
		}
		// Opened before the users are set: it sets others while it warms up.
		const { runner, workflows } = (this.opened ??= await this.open());
		await serve(place, users, delayMs);
		return await this.runIn(runner, workflows, way);
	}

	async close(): Promise<void> {
		await this.opened?.runner.close();
		this.opened = undefined;
	}

	private async runIn(
		runner: Runner,
		workflows: ReadonlyMap<string, StoredWorkflow>,
		way: string,
	): Promise<RunCost> {
		const { isRight, asksNobody } = this.job.ways[way] ?? {};
		const [collect, workflow] = [workflows.get(COLLECT.name), workflows.get(way)];
		if (!collect || !workflow) throw new Error(`There is no workflow "${way}".`);
		await runner.run(collect);
		const { sandbox } = this.place;
		const body = { users: sandbox.merchant.size };
		const work = async (): Promise<RunCost> => {
			if (isRight === undefined) return await runner.measure(workflow, body);
			const { cost, answer } = await runner.measureAnswered(workflow, body);
			if (isRight(answer, sandbox.merchant)) return cost;
			throw new OperatorError(`The answer is wrong: ${answer}`);
		};
		return asksNobody ? await work() : (await withRequests(this.place, work)).result;
	}

	/** Starts an n8n, sees that every way is right, and runs each once. */
	private async open(): Promise<{ runner: Runner; workflows: Map<string, StoredWorkflow> }> {
		const { place, job } = this;
		const n8n = await startBenchN8n(place, this.heapMb);
		const runner = await Runner.of(place.lab, n8n);
		const workflows = new Map([[COLLECT.name, await n8n.publish(called(COLLECT.name, [COLLECT]))]]);
		for (const name of this.ways) {
			const { build, isRight } = job.ways[name] ?? {};
			if (build === undefined) continue;
			await serve(place, CHECKED_USERS);
			if (isRight === undefined) await this.check(n8n, runner, name, build);
			await serve(place, WARM_UP_USERS);
			const { steps, connections } = build(n8n.around);
			const settings = isRight && { saveDataSuccessExecution: 'none' };
			const options = { connections, settings, answers: isRight !== undefined };
			workflows.set(name, await n8n.publish(called(name, steps, options)));
			await this.runIn(runner, workflows, name);
		}
		return { runner, workflows };
	}

	/** Runs a way and sees that what the job asks for came out. */
	private async check(
		n8n: BenchN8n,
		runner: Runner,
		way: string,
		build: NonNullable<Way['build']>,
	): Promise<void> {
		const { unpack = [], expected, inWords: say, title } = this.job;
		const { steps, connections } = build(n8n.around);
		const workflow = called(`check-${way}`, [...steps, ...unpack], { connections });
		const { id } = await runner.runAndKeep(await n8n.publish(workflow), { users: CHECKED_USERS });
		const { itemsOf } = await waitForExecution(n8n.session, id);
		const came = itemsOf(unpack.at(-1)?.name ?? RESULT).map(say);
		const wanted = expected(this.place.sandbox.merchant);
		await n8n.forget([id]);
		if (came.sort().join() === wanted.sort().join()) return;
		const strange = came.find((item) => !wanted.includes(item));
		throw new OperatorError(
			`The way "${way}" to do "${title}" gave ${came.length} items that are not the ${wanted.length} wanted, such as "${strange}".`,
		);
	}
}

const COLLECT = {
	name: 'collect',
	type: 'n8n-nodes-jt-wallet-bench.collectGarbage',
	typeVersion: 1,
	parameters: {},
};
