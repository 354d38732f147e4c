/** What n8n learned over time, and that the nodes do without it. That a poll needs no budget is shown with its budget. */
import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { JtWalletApi } from '../../../credentials/JtWalletApi.credentials';
import { getMany } from '../../../nodes/JtWalletBalance/getMany.operation';
import type { Fault } from '../../../sandbox/faults/faultSchema';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { closeConnections } from '../../support/plain/send';
import { plainContext } from '../../support/trigger/plainContext';

const mockWaits: number[] = [];

/** As older n8n waits: to the end, whatever the signal says. The timers of this test do not keep it from ending. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual('n8n-workflow'),
	sleep: async (ms: number) => {
		mockWaits.push(ms);
		await new Promise((resolve) => setTimeout(resolve, ms).unref());
	},
}));

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, users: 300, log: 'all' });
});
afterAll(async () => {
	closeConnections();
	await sandbox.close();
});

const RETRY_AFTER_MS = 50_000;
const LATER: Fault = { kind: 'httpStatus', status: 429, retryAfter: RETRY_AFTER_MS / 1_000 };

/** As little of n8n as an execution needs: no hints, no signal, unless something is added. */
function olderN8n(parameters: INodeParameters, added: Partial<IExecuteFunctions> = {}) {
	const signer = new JtWalletApi();
	const credential = { ...sandbox.credentials };
	const context: IExecuteFunctions = Object.assign(
		Object.create(null),
		plainContext({
			parameters,
			credential,
			state: {},
			sign: async (options) => await signer.authenticate(credential, options),
		}),
		{
			getInputData: () => [{ json: {} }],
			getNodeParameter: (name: string, _item: number, fallback?: unknown) =>
				parameters[name] ?? fallback,
			continueOnFail: () => false,
		},
		added,
	);
	return context;
}

/** n8n fills in the defaults. */
const ALL = {
	returnAll: true,
	amounts: 'satang',
	output: 'raw',
	options: { pageSize: 100 },
};

it('reads everyone without a signal and with a wait that knows none', async () => {
	const context = olderN8n(ALL);
	expect(context.getExecutionCancelSignal).toBeUndefined();
	sandbox.faults.set([{ kind: 'httpStatus', status: 503, retryAfter: 0 }]);
	const items = await getMany.execute(context);
	expect(items.map(({ json }) => json.mchUuid)).toEqual(
		sandbox.merchant.rows().map(({ mchUuid }) => mchUuid),
	);
});

it('finds nobody without a hint to say so', async () => {
	const context = olderN8n({ ...ALL, filters: { mchUuidList: 'nobody' } });
	expect(context.addExecutionHints).toBeUndefined();
	expect(await getMany.execute(context)).toEqual([]);
});

it('stops at once when it is cancelled, in a wait that knows no signal', async () => {
	const cancel = new AbortController();
	const options = { ...ALL.options, timeout: 10 };
	const context = olderN8n({ ...ALL, options }, { getExecutionCancelSignal: () => cancel.signal });
	sandbox.faults.set([LATER]);
	mockWaits.length = 0;
	const before = sandbox.counters.requests;
	const reading = getMany.execute(context);
	while (!mockWaits.some((ms) => ms >= RETRY_AFTER_MS)) await new Promise(setImmediate);
	cancel.abort(new Error('cancelled'));
	await expect(reading).rejects.toThrow('cancelled');
	expect(sandbox.counters.requests).toBe(before + 1);
});
