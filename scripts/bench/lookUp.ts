import {
	called,
	setFields,
	signParam,
	sendEnvelope,
	splitOut,
	START,
	stock,
	balance,
} from '../lab/steps';
import type { Workflow } from '../n8n/workflows';
import { type Place, serve, startBenchN8n, withRequests } from './place';
import { HEAP_MB } from './program';
import type { Results } from './results';
import { Runner } from './run';
import { type Around, RESULT, USERS } from './ways';

/**
 * Look Up of many ids by JT Wallet Balance, and of fewer by the stock HTTP Request node, one request per item: all of
 * them at once, which is what that node does, and one after another, measured once as it takes so long.
 */
export async function measureLookUp(place: Place): Promise<Results['lookUp']> {
	const { plan, sandbox, say } = place;
	const { ids: count, stockItems, delayMs } = plan.lookUp;
	say('Starting n8n …');
	const n8n = await startBenchN8n(place, HEAP_MB);
	const runner = await Runner.of(place.lab, n8n);
	/** Runs a workflow several times, and once before where that is not too long. */
	const timesOf = async (workflow: Workflow, ids: readonly string[], rounds: number) => {
		const stored = await n8n.publish(workflow);
		const once = async () => {
			say(`Look up: ${workflow.name}, ${ids.length} ids`);
			const run = async () => await runner.run(stored, { ids });
			const { result, requests } = await withRequests(place, run);
			return { ms: result.stoppedAt - result.startedAt, requests };
		};
		if (rounds > 1) await once();
		const runs = [];
		for (let round = 0; round < rounds; round++) runs.push(await once());
		return { ms: runs.map(({ ms }) => ms), requests: runs[0]?.requests ?? 0 };
	};
	try {
		await serve(place, count, delayMs);
		const ids = sandbox.merchant.idsFrom(1, count);
		const some = ids.slice(0, stockItems);
		const { ours, atOnce, inTurn } = lookUps(n8n.around);
		const stockInTurn = await timesOf(inTurn, some, 1);
		const stockAtOnce = await timesOf(atOnce, some, plan.rounds);
		const { ms: runMs, requests } = await timesOf(ours, ids, plan.rounds);
		const stockMs = { stockAtOnceMs: stockAtOnce.ms, stockInTurnMs: stockInTurn.ms };
		return [{ ids: count, requests, runMs, stockItems, delayMs, ...stockMs }];
	} finally {
		await runner.close();
	}
}

/** The workflows that look up the users whose ids are in the body, `ids`, of the call that starts them. */
function lookUps({ sandbox, wallet, crypto }: Around) {
	const each = splitOut('Each', 'body.ids', 'mchUuid');
	const param =
		'JSON.stringify({ timestamp: Date.now(), page: 1, size: 1, mchUuidList: [$json.mchUuid] })';
	const request = [
		setFields('One', { param: { value: `={{ ${param} }}`, type: 'string' } }),
		signParam('Sign', crypto),
		sendEnvelope('Ask', sandbox.credentials.baseUrl, sandbox.credentials.appId),
	];
	// Hands its items on one at a time by its second output, and all of them, done, by its first.
	const oneByOne = stock('Loop', 'splitInBatches', 3, { options: {} });
	return {
		ours: called('look-up-ours', [each, balance(RESULT, { operation: 'lookUp' }, wallet)]),
		atOnce: called('look-up-at-once', [each, ...request, USERS]),
		inTurn: called('look-up-in-turn', [each, oneByOne, ...request, USERS], {
			connections: [
				[START, 'Each'],
				['Each', 'Loop'],
				['Loop', RESULT],
				['Loop', 'One', 1],
				['One', 'Sign'],
				['Sign', 'Ask'],
				['Ask', 'Loop'],
			],
		}),
	};
}
