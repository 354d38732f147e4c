import { count } from '../lab/numbers';
import { called } from '../lab/steps';
import { waitForExecution } from '../n8n/executions';
import type { StoredWorkflow } from '../n8n/workflows';
import { describeFailure, OperatorError } from '../operatorError';
import type { Cell, RunCost } from './costs';
import type { Job, Way } from './jobs';
import {
	type BenchN8n,
	HEAP_MB,
	type Place,
	runPlainLoop,
	serve,
	startBenchN8n,
	withRequests,
} from './place';
import { roundsAt } from './plan';
import { Runner } from './run';
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
	const names = cells.map(({ way }) => way);
	const arena = new Arena(place, job, names);
	try {
		for (let round = 1; round <= rounds; round++) {
			for (const cell of cells.filter(({ failure }) => failure === undefined)) {
				const { way, users, delayMs } = cell;
				const where = `${count(users)} users, server +${delayMs} ms`;
				place.say(`${job.name}: ${way}, ${where}, ${what} ${round}`);
				try {
					cell[what].push(await arena.run(cell));
				} catch (failure) {
					cell.failure = describeFailure(failure);
					place.say(cell.failure);
					// It may have taken n8n down.
					await arena.close();
				}
			}
		}
	} finally {
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
	) {}

	/** What one run of a way costs; fails where it fails. Begins with as little memory in use as can be. */
	async run({ way, users, delayMs }: Cell): Promise<RunCost> {
		const { place, job } = this;
		if (job.ways[way]?.build === undefined) {
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
		const { merchant } = this.place.sandbox;
		const work = async (): Promise<RunCost> => {
			const body = { users: merchant.size };
			const { answer, ...cost } = await runner.measure(workflow, body, isRight !== undefined);
			if (isRight?.(answer ?? '', merchant) ?? true) return cost;
			throw new OperatorError(`The answer is wrong: ${answer}`);
		};
		return asksNobody ? await work() : (await withRequests(this.place, work)).result;
	}

	/** Starts an n8n, sees that every way is right, and runs each once. */
	private async open(): Promise<{ runner: Runner; workflows: Map<string, StoredWorkflow> }> {
		const { place, job } = this;
		const n8n = await startBenchN8n(place, job.onlyAlone ? undefined : HEAP_MB);
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

	private async check(
		n8n: BenchN8n,
		runner: Runner,
		way: string,
		build: NonNullable<Way['build']>,
	): Promise<void> {
		const { unpack = [], expected, inWords, title } = this.job;
		const { steps, connections } = build(n8n.around);
		const workflow = called(`check-${way}`, [...steps, ...unpack], { connections });
		const { id } = await runner.runAndKeep(await n8n.publish(workflow), { users: CHECKED_USERS });
		const { itemsOf } = await waitForExecution(n8n.session, id);
		const came = itemsOf(unpack.at(-1)?.name ?? RESULT).map(inWords);
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
