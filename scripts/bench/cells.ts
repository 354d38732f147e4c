import { count } from '../lab/numbers';
import { called } from '../lab/steps';
import { waitForExecution } from '../n8n/executions';
import type { StoredWorkflow } from '../n8n/workflows';
import { describeFailure, OperatorError } from '../operatorError';
import type { Cell, RunCost } from './costs';
import type { Job } from './job';
import { HEAP_MB, type Place, runPlainLoop, serve, withRequests } from './place';
import { roundsAt } from './plan';
import { Runner } from './run';
import { type Flow, RESULT } from './ways';

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
	const arena = new Arena(place, job, cells);
	try {
		for (let round = 1; round <= rounds; round++) {
			// There and back: each way comes as often after a heavy one, which leaves n8n's code cold, as its rival does.
			const order = round % 2 === 0 ? [...cells].reverse() : cells;
			for (const cell of order.filter(({ failure }) => failure === undefined)) {
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

const COLLECT = {
	name: 'collect',
	type: 'n8n-nodes-jt-wallet-bench.collectGarbage',
	typeVersion: 1,
	parameters: {},
};

/** An n8n with the workflows of some ways in it, opened when it is needed; another one after it was closed. */
class Arena {
	private runner: Runner | undefined;
	private readonly workflows = new Map<string, StoredWorkflow>();

	constructor(
		private readonly place: Place,
		private readonly job: Job,
		private readonly cells: readonly Cell[],
	) {}

	/** What one run of a way costs; fails where it fails. Begins with as little memory in use as can be. */
	async run({ way, users, delayMs }: Cell): Promise<RunCost> {
		if (this.job.ways[way]?.build === undefined) {
			await serve(this.place, users, delayMs);
			return await runPlainLoop(this.place);
		}
		// Opened before the users are set: it sets others while it warms up.
		const runner = this.runner ?? (await this.open());
		await serve(this.place, users, delayMs);
		return await this.runIn(runner, way);
	}

	async close(): Promise<void> {
		await this.runner?.close();
		this.runner = undefined;
	}

	private async runIn(runner: Runner, way: string): Promise<RunCost> {
		const { isRight, asksNobody } = this.job.ways[way] ?? {};
		const [collect, workflow] = [this.workflows.get(COLLECT.name), this.workflows.get(way)];
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
	private async open(): Promise<Runner> {
		const { place, job, workflows } = this;
		const runner = await Runner.start(place, job.onlyAlone ? undefined : HEAP_MB);
		this.runner = runner;
		workflows.set(COLLECT.name, await runner.n8n.publish(called(COLLECT.name, [COLLECT])));
		for (const { way: name } of this.cells) {
			const { build, isRight } = job.ways[name] ?? {};
			if (build === undefined) continue;
			await serve(place, CHECKED_USERS);
			if (isRight === undefined) await this.check(runner, name, build(runner.around));
			await serve(place, WARM_UP_USERS);
			const { steps, connections } = build(runner.around);
			const settings = isRight && { saveDataSuccessExecution: 'none' };
			const options = { connections, settings, answers: isRight !== undefined };
			workflows.set(name, await runner.n8n.publish(called(name, steps, options)));
			await this.runIn(runner, name);
		}
		return runner;
	}

	/** Fails where a way does not put out what the job asks for. */
	private async check(runner: Runner, way: string, { steps, connections }: Flow): Promise<void> {
		const { n8n } = runner;
		const { unpack = [], expected, inWords, title } = this.job;
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
