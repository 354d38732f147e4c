import {
	balance,
	called,
	sendEnvelope,
	setFields,
	signParam,
	splitOut,
	START,
	stock,
} from '../lab/steps';
import { count, median, short, times } from '../lab/numbers';
import type { Workflow } from '../n8n/workflows';
import { HEAP_MB, type Place, serve, startBenchN8n, withRequests } from './place';
import { Runner } from './run';
import { tablePart } from './verdicts';
import { type Around, RESULT, USERS } from './ways';

/** One way to look up the same users, and Look Up itself to compare it with. */
interface LookUp {
	readonly how: string;
	readonly requests: number;
	readonly ms: number;
	readonly ownMs: number;
}

/**
 * Look Up of many ids by JT Wallet Balance, and of fewer by the stock HTTP Request node, one request per item: all of
 * them at once, which is what that node does, and one after another, measured once as it takes so long.
 */
export const lookUp = tablePart('lookUp', measureLookUp, {
	'': ({ how }) => how,
	requests: {
		of: ({ requests }) => requests,
		say: count,
		most: (way) => (isOwn(way) ? 4 : undefined),
	},
	ms: ({ ms }) => count(ms),
	'against Look Up': {
		of: ({ ms, ownMs }) => ms / ownMs,
		say: times,
		least: (way) => (isOwn(way) ? undefined : 100),
	},
});

const OWN = '**JT Wallet Balance, Look Up**';
const isOwn = ({ how }: LookUp) => how.startsWith(OWN);

async function measureLookUp(place: Place): Promise<LookUp[]> {
	const { plan, sandbox, say } = place;
	const { ids: many, stockItems, delayMs } = plan.lookUp;
	say('Starting n8n …');
	const n8n = await startBenchN8n(place, HEAP_MB);
	const runner = await Runner.of(place.lab, n8n);
	/** Runs a workflow several times, and once before where that is not too long. */
	const costOf = async (workflow: Workflow, ids: readonly string[], rounds: number) => {
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
		return { ms: median(runs.map(({ ms }) => ms)), requests: runs[0]?.requests ?? 0 };
	};
	try {
		await serve(place, many, delayMs);
		const ids = sandbox.merchant.idsFrom(1, many);
		const some = ids.slice(0, stockItems);
		const { ours, atOnce, inTurn } = lookUps(n8n.around);
		const scale = many / stockItems;
		const scaled = async (how: string, workflow: Workflow, rounds: number) => ({
			how: `HTTP Request per item, ${how} (measured on ${count(stockItems)} items, times ${short(scale)})`,
			requests: many,
			ms: scale * (await costOf(workflow, some, rounds)).ms,
		});
		const looped = await scaled('in a loop', inTurn, 1);
		const together = await scaled('all at once', atOnce, plan.rounds);
		const own = { how: OWN, ...(await costOf(ours, ids, plan.rounds)) };
		return [own, together, looped].map((way) => ({
			...way,
			how: `${way.how}, ${count(many)} IDs, server +${delayMs} ms`,
			ownMs: own.ms,
		}));
	} finally {
		await runner.close();
	}
}

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
