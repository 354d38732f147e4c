import type { Workflow } from '../../n8n/workflows';
import { type BenchN8n, forgetExecution, startBenchN8n } from '../n8n/benchN8n';
import type { LookUp } from '../results';
import { lookUps } from '../workflows/lookUps';
import type { Place } from './place';
import { callAndWait } from './runInN8n';
import { serve, withRequests } from './serve';

/**
 * Look Up of many ids by JT Wallet Balance, and of fewer by the stock HTTP Request node, one request per item: all of
 * them at once, which is what that node does, and one after another, measured once as it takes so long.
 */
export async function measureLookUp(place: Place): Promise<LookUp> {
	const { ids: count, stockItems, delayMs } = place.plan.lookUp;
	place.say('Starting n8n …');
	const n8n = await startBenchN8n(place.install, place.userFolder, place.sandbox.credentials);
	try {
		await serve(place, count, delayMs);
		const ids = place.sandbox.merchant.idsFrom(1, count);
		const some = ids.slice(0, stockItems);
		const { ours, atOnce, inTurn } = lookUps(n8n.around);
		const stockInTurnMs = await timesOf(place, n8n, inTurn, some, 1);
		const stockAtOnceMs = await timesOf(place, n8n, atOnce, some, place.plan.rounds);
		const oursMs = await timesOf(place, n8n, ours, ids, place.plan.rounds);
		return {
			ids: count,
			requests: oursMs.requests,
			runMs: oursMs.ms,
			stockItems,
			delayMs,
			stockAtOnceMs: stockAtOnceMs.ms,
			stockInTurnMs: stockInTurnMs.ms,
		};
	} finally {
		await n8n.stop();
	}
}

/** Runs a workflow several times, and once before where that is not too long; gives each time and the requests of one. */
async function timesOf(
	place: Place,
	n8n: BenchN8n,
	workflow: Workflow,
	ids: readonly string[],
	rounds: number,
): Promise<{ ms: number[]; requests: number }> {
	const stored = await n8n.add(workflow);
	const once = async () => {
		place.say(`Look up: ${workflow.name}, ${ids.length} ids`);
		const { result, requests } = await withRequests(
			place,
			async () => await callAndWait(n8n, stored, { ids }),
		);
		await forgetExecution(n8n, result.id);
		return { ms: result.stoppedAt - result.startedAt, requests };
	};
	if (rounds > 1) await once();
	const runs = [];
	for (let round = 0; round < rounds; round++) runs.push(await once());
	return { ms: runs.map(({ ms }) => ms), requests: runs[0]?.requests ?? 0 };
}
