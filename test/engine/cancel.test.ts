import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../sandbox/faults/faultSchema';
import { type Around, inputOf, useBalanceNode } from './support/balanceNode';

const node = useBalanceNode({ users: 300 });

/** Long enough for whatever would start after a cancel, in ms: the waits in these tests are of one second. */
const AFTERWARDS = 1_300;

const wait = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

const READ_ALL = {
	operation: 'getAll',
	returnAll: true,
	options: { pageSize: 10, maxRetries: 5, parallelRequests: 4 },
};

const silence: Fault = { kind: 'neverAnswer', when: { page: 3, every: true } };
const later: Fault = { kind: 'httpStatus', status: 503, retryAfter: 1, when: { every: true } };

/** Runs the node, cancels it after so many requests, and waits for what might follow. */
async function cancelAfter(count: number, parameters: INodeParameters, around: Around = {}) {
	let cancelledAt = Infinity;
	const cancelled = (async () => {
		while (node.sandbox.requests.length < count) await wait(5);
		cancelledAt = Date.now();
	})();
	const run = await node.run(parameters, { ...around, cancelAfter: cancelled });
	await wait(AFTERWARDS);
	const times = node.sandbox.requests.map((request) => Number(request.parameters?.timestamp));
	return { run, signedLater: times.filter((time) => time > cancelledAt) };
}

describe('a cancelled execution', () => {
	it.each([
		['in a page', 'getAll', [silence], 6],
		['in a wait, while other pages are read', 'getAll', [{ ...later, when: { page: 3 } }], 6],
		['in a wait of Get Totals', 'getTotals', [later], 1],
		['in a page of Look Up', 'lookUp', [{ kind: 'neverAnswer' } as const], 1],
	])(
		'stops at once, and no request starts afterwards: %s',
		async (_where, operation, faults, count) => {
			node.sandbox.faults.set(faults);
			const parameters = { ...READ_ALL, operation, mchUuid: 'JT1' };
			const { run, signedLater } = await cancelAfter(count, parameters);
			expect(run.status).toBe('canceled');
			expect(run.items).toEqual([]);
			expect(signedLater).toEqual([]);
		},
	);

	it('does not go on with the next item, even where errors are to be passed over', async () => {
		node.sandbox.faults.set([silence]);
		const { run, signedLater } = await cancelAfter(6, READ_ALL, {
			input: inputOf({}, {}, {}),
			onError: 'continueRegularOutput',
		});
		expect(run.status).toBe('canceled');
		expect(signedLater).toEqual([]);
		expect(node.asked().filter(({ page }) => page === 1)).toHaveLength(1);
	});
});
