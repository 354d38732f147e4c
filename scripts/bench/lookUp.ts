import { balance, called, splitOut, START, stock } from '../lab/steps';
import { count, short, times } from '../lab/numbers';
import type { Workflow } from '../n8n/workflows';
import { HEAP_MB, type Place, serve } from './place';
import { startRunner } from './run';
import { tablePart } from './verdicts';
import { type Around, asked, RESULT, USERS } from './ways';

/**
 * Look Up of many ids by JT Wallet Balance, and of fewer by the stock HTTP Request node, one request per item: all of
 * them at once, which is what that node does, and one after another, measured once as it takes so long.
 */
export const lookingUp = tablePart('lookUp', measureLookUp, {
	'': ({ how }) => how,
	requests: {
		of: ({ requests }) => requests,
		say: count,
		limit: (way) => (isOwn(way) ? 4 : undefined),
	},
	ms: ({ ms }) => count(ms),
	'against Look Up': {
		of: ({ ms, ownMs }) => ms / ownMs,
		say: times,
		limit: (way) => (isOwn(way) ? undefined : 100),
		bound: 'at least',
	},
});

const OWN = '**JT Wallet Balance, Look Up**';
const isOwn = ({ how }: { readonly how: string }) => how.startsWith(OWN);

/** The same users, looked up in each way; `ownMs` is what Look Up itself took. */
async function measureLookUp(place: Place) {
	const { rounds } = place.plan;
	const { ids: many, stockItems, delayMs } = place.plan.lookUp;
	const runner = await startRunner(place, HEAP_MB);
	await serve(place, many, delayMs);
	const ids = place.sandbox.merchant.idsFrom(1, many);
	const { ours, atOnce, inARow } = lookUps(runner.around);
	const scale = many / stockItems;
	const body = { ids: ids.slice(0, stockItems) };
	const scaled = async (how: string, workflow: Workflow, often: number, warmUps: number) => ({
		how: `HTTP Request per item, ${how} (measured on ${count(stockItems)} items, times ${short(scale)})`,
		requests: many,
		ms: scale * (await runner.time(workflow, often, body, warmUps)).ms,
	});
	const looped = await scaled('in a loop', inARow, 1, 0);
	const together = await scaled('all at once', atOnce, rounds, 1);
	const own = { how: OWN, ...(await runner.time(ours, rounds, { ids })) };
	await runner.close();
	return [own, together, looped].map((way) => ({
		...way,
		how: `${way.how}, ${count(many)} IDs, server +${delayMs} ms`,
		ownMs: own.ms,
	}));
}

function lookUps(around: Around) {
	const each = splitOut('Each', 'body.ids', 'mchUuid');
	const one = asked(around, 'One', 'page: 1, size: 1, mchUuidList: [$json.mchUuid]');
	const requests = one.map(({ name }) => name);
	// Hands its items on one at a time by its second output, and all of them, done, by its first.
	const oneByOne = stock('Loop', 'splitInBatches', 3, { options: {} });
	const connections = [
		{ path: [START, each.name, oneByOne.name, RESULT] },
		{ path: [oneByOne.name, ...requests, oneByOne.name], output: 1 },
	];
	const own = balance(RESULT, { operation: 'lookUp' }, around.wallet);
	return {
		ours: called('look-up-ours', [each, own]),
		atOnce: called('look-up-at-once', [each, ...one, USERS]),
		inARow: called('look-up-in-turn', [each, oneByOne, ...one, USERS], { connections }),
	};
}
