import { JtWalletApi } from '../../credentials/JtWalletApi.credentials';
import { poll } from '../../nodes/JtWalletBalanceTrigger/poll';
import { closeConnections } from '../support/plain/send';
import { plainContext } from '../support/trigger/plainContext';
import { useTriggerNode } from '../support/trigger/triggerNode';
import type { IDataObject } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';

const trigger = useTriggerNode({ users: 40, seed: 3 });

const EVENTS = { events: ['userAdded', 'userGone'] };
const FOREVER = { kind: 'neverAnswer', when: { every: true } } as const;
const CALM = { budgetMs: 60_000 };
const HURRIED = { budgetMs: 400 };

describe('the time that n8n gives a poll', () => {
	it('is enough for an ordinary read', async () => {
		await trigger.poll(EVENTS, CALM);
		trigger.sandbox.merchant.createUser();
		expect(await trigger.poll(EVENTS, CALM)).toHaveLength(1);
	});

	it.each([
		['an answer', FOREVER],
		['the next try', { kind: 'httpStatus', status: 429, retryAfter: 60, when: { every: true } }],
	] as const)('ends the wait for %s, says what to do, and loses nothing', async (_, fault) => {
		await trigger.poll(EVENTS, CALM);
		const added = trigger.sandbox.merchant.createUser();
		trigger.sandbox.faults.set([fault]);
		expect(await trigger.failureOf(EVENTS, HURRIED)).toMatchObject({
			name: 'NodeOperationError',
			message: 'Reading the wallet users takes too long for a poll',
			description:
				'A poll has 0.4 seconds here. Add a filter, try another Page Size, raise Parallel Requests or Timeout of a Poll, or poll less often, at quieter times. Nothing was reported and nothing is lost: the next successful poll compares with the last successful one.',
			failure: { cause: 'temporarily-unavailable' },
		});
		trigger.sandbox.faults.clear();
		const items = await trigger.poll(EVENTS, CALM);
		expect(items?.map(({ json }) => json.mchUuid)).toEqual([added.mchUuid]);
	});

	it('ends a read of many pages, and the pages left are not asked for', async () => {
		trigger.sandbox.faults.set([{ kind: 'delay', ms: 60, when: { every: true } }]);
		const parameters = {
			...EVENTS,
			filters: { userStatus: ['Active'] },
			options: { pageSize: 1, parallelRequests: 1 },
		};
		expect(await trigger.failureOf(parameters, HURRIED)).toMatchObject({
			message: 'Reading the wallet users takes too long for a poll',
			description: expect.stringContaining('Narrow the filters, try another Page Size'),
		});
		await trigger.poll(EVENTS, CALM);
		await trigger.poll(EVENTS, CALM);
		expect(trigger.sandbox.requests.length).toBeLessThan(20);
	});

	it('is shorter where the operator says so', async () => {
		trigger.sandbox.faults.set([FOREVER]);
		const short = { ...EVENTS, options: { pollTimeout: 1 } };
		expect(await trigger.failureOf(short, CALM)).toMatchObject({
			description: expect.stringContaining('A poll has 1 second here.'),
		});
	});

	it('ends Fetch Test Event, too', async () => {
		trigger.sandbox.faults.set([FOREVER]);
		expect(await trigger.failureOf(EVENTS, { ...HURRIED, mode: 'manual' })).toMatchObject({
			message: 'Reading the wallet users takes too long for a poll',
		});
	});
});

describe('without n8n around', () => {
	const signer = new JtWalletApi();
	const warnings: string[] = [];
	const contextWith = (state: IDataObject) => {
		const credential = { ...trigger.sandbox.credentials };
		return plainContext({
			parameters: EVENTS,
			credential,
			state,
			nodeId,
			sign: async (options) => await signer.authenticate(credential, options),
			warn: (message) => warnings.push(message),
		});
	};
	let nodeId = '';
	beforeEach(() => {
		warnings.splice(0);
		nodeId = randomUUID();
	});
	afterAll(closeConnections);

	it('polls in an n8n that knows no budget', async () => {
		const state = {};
		expect(contextWith(state).getPollBudgetMs).toBeUndefined();
		expect(await poll(contextWith(state))).toEqual([[]]);
		trigger.sandbox.merchant.createUser();
		expect(await poll(contextWith(state))).toHaveLength(1);
		expect(warnings).toEqual([]);
	});

	it.each([{ version: 0, users: 'older' }, { version: 2, listed: 'JT~1 ' }, { users: { a: 1 } }])(
		'replaces the unreadable state %j, with a warning',
		async (state) => {
			expect(await poll(contextWith(state))).toEqual([[]]);
			expect(warnings).toEqual([
				'JT Wallet Balance Trigger: what the previous poll remembered cannot be read, so this poll only remembers',
			]);
			trigger.sandbox.merchant.createUser();
			expect(await poll(contextWith(state))).toHaveLength(1);
			expect(warnings).toHaveLength(1);
		},
	);

	it('keeps the unreadable state when the read fails', async () => {
		const state = { version: 0, users: 'older' };
		trigger.sandbox.faults.set([{ kind: 'vendorCode', code: 1001 }]);
		await expect(poll(contextWith(state))).rejects.toThrow('does not know this App ID');
		expect(state).toEqual({ version: 0, users: 'older' });
	});

	it('skips a poll while the previous one is running, so that nothing is told twice', async () => {
		const state = {};
		await poll(contextWith(state));
		trigger.sandbox.merchant.createUser();
		trigger.sandbox.faults.set([{ kind: 'delay', ms: 100 }]);
		const slow = poll(contextWith(state));
		expect(await poll(contextWith(state))).toBeNull();
		expect(warnings).toEqual([expect.stringContaining('the previous one is still running')]);
		expect(await slow).toHaveLength(1);
		expect(await poll(contextWith(state))).toBeNull();
	});

	it('does not wait for ever for a credential that never comes, nor do later polls', async () => {
		const state = {};
		const stuck = contextWith(state);
		stuck.getPollBudgetMs = () => 200;
		stuck.getCredentials = async () => await new Promise(() => {});
		await expect(poll(stuck)).rejects.toThrow('takes too long for a poll');
		expect(await poll(contextWith(state))).toEqual([[]]);
	});

	it('polls again after one that failed', async () => {
		const state = {};
		trigger.sandbox.faults.set([{ kind: 'vendorCode', code: 1001 }]);
		await expect(poll(contextWith(state))).rejects.toThrow();
		expect(await poll(contextWith(state))).toEqual([[]]);
		expect(warnings).toEqual([]);
	});
});
