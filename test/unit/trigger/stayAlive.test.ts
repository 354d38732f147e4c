/** Whether a poll that fails fails, or is reported, so that it does not end all polls. */
import type { INodeExecutionData, WorkflowActivateMode } from 'n8n-workflow';
import type { Standing } from '../../../nodes/JtWalletBalanceTrigger/standing';
import { stayAlive } from '../../../nodes/JtWalletBalanceTrigger/stayAlive';
import { plainContext } from '../../support/trigger/plainContext';

const aStanding = (): Standing => ({
	isPolling: false,
	doubted: undefined,
	handedOver: undefined,
	published: undefined,
});

const problem = new Error('it failed');
const fail = async () => await Promise.reject(problem);

interface Around {
	readonly activation?: WorkflowActivateMode;
	readonly state?: object;
	readonly budgetMs?: number;
	readonly nodes?: Readonly<Record<string, string>>;
}

/** What a poll comes to, and what is reported. */
async function outcomeOf(
	{ activation = 'activate', state = {}, budgetMs, nodes }: Around,
	standing = aStanding(),
	poll: () => Promise<INodeExecutionData[][] | null> = fail,
) {
	const reported: Error[] = [];
	const context = Object.assign(
		plainContext({
			parameters: {},
			credential: {},
			state: { ...state },
			sign: async (options) => options,
			activation,
			emitError: (error) => reported.push(error),
			nodes,
		}),
		budgetMs === undefined ? {} : { getPollBudgetMs: () => budgetMs },
	);
	const outcome = await stayAlive(context, standing, poll).catch((error: unknown) => error);
	return { outcome, reported };
}

const REPORTED = { outcome: null, reported: [problem] };
const FAILED = { outcome: problem, reported: [] };
const STATE = { node: 'node', at: 5 };

it.each<[around: Around, expected: object]>([
	[{ activation: 'init' }, REPORTED],
	[{ activation: 'leadershipChange' }, REPORTED],
	[{ activation: 'activate' }, FAILED],
	[{ activation: 'create' }, FAILED],
	[{ activation: 'manual' }, FAILED],
	[{ activation: 'update' }, FAILED],
	[{ activation: 'update', state: STATE }, REPORTED],
	[{ activation: 'init', budgetMs: 299_999 }, FAILED],
	[{ activation: 'init', budgetMs: 300_000 }, REPORTED],
])('%j', async (around, expected) => {
	expect(await outcomeOf(around)).toEqual(expected);
});

it('an update is somebody’s where the nodes are not as they were', async () => {
	const standing = aStanding();
	const update: Around = { activation: 'update', state: STATE, nodes: { node: 'Trigger' } };
	const done = async () => await Promise.resolve(null);
	await outcomeOf(update, standing, done);
	expect(await outcomeOf(update, standing)).toEqual(REPORTED);
	expect(await outcomeOf({ ...update, nodes: { node: 'Renamed' } }, standing)).toEqual(FAILED);
	await outcomeOf({ ...update, nodes: { node: 'Other' }, budgetMs: 36_000 }, standing);
	expect(await outcomeOf({ ...update, nodes: { node: 'Other' } }, standing)).toEqual(REPORTED);
});

it('what is thrown and is no error is one then', async () => {
	const throwText = async () => await Promise.reject('a text');
	const { reported } = await outcomeOf({ activation: 'init' }, aStanding(), throwText);
	expect(reported).toEqual([new Error('a text')]);
});

it('a poll that does not fail brings what it brings', async () => {
	const items = [[{ json: {} }]];
	const { outcome, reported } = await outcomeOf({}, aStanding(), async () => items);
	expect([outcome, reported]).toEqual([items, []]);
});
