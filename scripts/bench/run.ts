import { median } from 'simple-statistics';
import { callSafely } from '../lab/calls';
import { openDatabase } from '../lab/database';
import { watchHeartbeat } from '../lab/heartbeat';
import { inTurn } from '../inTurn';
import { startN8n } from '../lab/lab';
import { helpersPeak, peakMemory, resetPeakMemory } from '../lab/memory';
import { called } from '../lab/steps';
import { putCredential } from '../n8n/credentials';
import type { StoredWorkflow, Workflow } from '../n8n/workflows';
import { OperatorError } from '../operatorError';
import type { RunCost } from './costs';
import { pem, type Place, requestsSince } from './place';

const COLLECT = {
	name: 'collect',
	type: 'n8n-nodes-jt-wallet-bench.collectGarbage',
	typeVersion: 1,
	parameters: {},
};

/** What a run cost; with its execution where n8n keeps that, or else with the answer of the workflow. */
type Run = RunCost & { readonly id?: string; readonly answer?: string };

/** An n8n that runs workflows, one at a time, by their addresses. Everything fails where an execution does. */
export type Runner = Awaited<ReturnType<typeof startRunner>>;

/**
 * Starts an n8n with the package and the bench's own, which ends with the script at the latest. `heapMb`: how much its
 * JavaScript may use; n8n's limit by default.
 */
export async function startRunner(place: Place, heapMb?: number) {
	const { lab, sandbox } = place;
	const env = heapMb === undefined ? {} : { NODE_OPTIONS: `--max-old-space-size=${heapMb}` };
	const n8n = await startN8n(lab, sandbox, { env });
	const data = { signPrivateKey: pem(sandbox.credentials.privateKey) };
	const crypto = await putCredential(n8n.session, { name: 'Key', type: 'crypto', data });
	/** What workflows for it are made for. The stock Crypto node has the same private key as the package. */
	const around = { sandbox, wallet: n8n.wallet, crypto: { crypto } };
	const database = openDatabase(lab.install, n8n);
	const collect = await n8n.publish(called(COLLECT.name, [COLLECT]));

	/** Calls the workflow's address and waits until its execution is stored; it stays in n8n. */
	async function runAndKeep({ id, name }: StoredWorkflow, body?: unknown) {
		await callSafely(n8n, name, body);
		const { status, ...stored } = await database.stored(id);
		if (status === 'success') return stored;
		throw new OperatorError(`The workflow "${name}" ended with the status ${status}.`);
	}

	/** As `runAndKeep`, with the execution taken out of n8n again. */
	async function run(workflow: StoredWorkflow, body?: unknown) {
		const stored = await runAndKeep(workflow, body);
		await n8n.forget([stored.id]);
		return stored;
	}

	/** Calls the workflow's address and waits for its answer, and until n8n, which does not keep it, is done. */
	async function runForAnswer({ id, name }: StoredWorkflow, body: unknown) {
		const { text, calledAt, answeredAt } = await callSafely(n8n, name, body);
		await database.idle(id);
		return { runMs: answeredAt - calledAt, answer: text };
	}

	/**
	 * Runs a new workflow `rounds` times, after `warmUps` runs in which n8n's code is compiled. Gives the median of the
	 * times that its nodes took, in ms, and the number of requests that a run sent.
	 */
	async function time(workflow: Workflow, rounds: number, body?: unknown, warmUps = 1) {
		const stored = await n8n.publish(workflow);
		const runs = await inTurn(Array(warmUps + rounds).keys(), async (round) => {
			place.say(`${workflow.name}: ${round < warmUps ? 'warming up' : round - warmUps + 1}`);
			const before = sandbox.counters;
			const { runMs } = await run(stored, body);
			return { runMs, requests: requestsSince(place, before) };
		});
		const counted = runs.slice(warmUps);
		return { ms: median(counted.map(({ runMs }) => runMs)), requests: counted[0]?.requests ?? 0 };
	}

	/**
	 * What one run costs, begun with as little memory in use as can be. `isAnswered`: whether it ends with an answer, which
	 * is given, and n8n keeps no execution.
	 */
	async function measure(workflow: StoredWorkflow, body: unknown, isAnswered: boolean) {
		await run(collect);
		const { pid, url } = n8n;
		const idleBytes = resetPeakMemory(pid);
		const stopHeartbeat = await watchHeartbeat(`${url}/healthz`);
		try {
			const runOnce = isAnswered ? runForAnswer : runAndKeep;
			const { id, ...cost }: Run = await runOnce(workflow, body);
			const gapMs = await stopHeartbeat();
			const memory = { idleBytes, peakBytes: peakMemory(pid), helpersBytes: helpersPeak(pid) };
			if (id !== undefined) await n8n.forget([id]);
			return { ...cost, ...memory, gapMs };
		} finally {
			await stopHeartbeat();
		}
	}

	async function close(): Promise<void> {
		await database.close();
		await n8n.stop();
	}

	return { n8n, around, runAndKeep, time, measure, close };
}
