/** What n8n reads off an error, beside its words, to decide when to poll again. */
import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../sandbox/faults/faultSchema';
import { useBalanceNode } from './support/balanceNode';

const node = useBalanceNode({ users: 30 });

const declared = async (fault: Fault, parameters: INodeParameters = { operation: 'getAll' }) => {
	node.sandbox.faults.set([{ ...fault, when: { every: true } }]);
	const { error } = await node.run({ ...parameters, options: { maxRetries: 0 } });
	return error !== undefined && 'failure' in error ? error.failure : undefined;
};

it.each<[string, Fault, object]>([
	['rate limiting', { kind: 'vendorCode', code: 21020 }, { cause: 'rate-limited' }],
	[
		'rate limiting for a time',
		{ kind: 'httpStatus', status: 429, retryAfter: 90 },
		{ cause: 'rate-limited', retryAfterMs: 90_000 },
	],
	[
		'maintenance for a time',
		{ kind: 'httpStatus', status: 503, retryAfter: 3_600 },
		{ cause: 'temporarily-unavailable', retryAfterMs: 3_600_000 },
	],
	['a broken line', { kind: 'resetBeforeHeaders' }, { cause: 'temporarily-unavailable' }],
	['a refused key', { kind: 'vendorCode', code: 1003 }, { cause: 'credential-invalid' }],
	[
		'an address not allowed',
		{ kind: 'vendorCode', code: 1002 },
		{ cause: 'temporarily-unavailable' },
	],
	['a firewall', { kind: 'httpStatus', status: 403 }, { cause: 'temporarily-unavailable' }],
	['a request too large', { kind: 'httpStatus', status: 413 }, { cause: 'configuration-invalid' }],
])('%s', async (_what, fault, failure) => {
	expect(await declared(fault)).toEqual(failure);
});

it.each(['lookUp', 'getTotals'])('%s declares the same', async (operation) => {
	const fault: Fault = { kind: 'httpStatus', status: 429, retryAfter: 5 };
	expect(await declared(fault, { operation, mchUuid: 'JT1' })).toEqual({
		cause: 'rate-limited',
		retryAfterMs: 5_000,
	});
});

it('a value that was refused is for whoever set up the node', async () => {
	const { error } = await node.run({ operation: 'getAll', limit: -1 });
	expect(error).toMatchObject({ failure: { cause: 'configuration-invalid' } });
});

describe('a Page Size that there is not', () => {
	const TOO_MUCH: Array<[Fault, RegExp]> = [
		[{ kind: 'httpStatus', status: 413 }, /^Ask for fewer wallet users at a time\./],
		[{ kind: 'httpStatus', status: 504 }, /^Raise Timeout in the options\./],
		[{ kind: 'cutOffJson' }, /^Run the workflow again\. If this persists, contact/],
		[{ kind: 'vendorCode', code: 21002 }, /Check what you entered in the node\./],
	];

	it.each(TOO_MUCH.flatMap((row) => [['lookUp', ...row] as const, ['getTotals', ...row] as const]))(
		'is not advised in %s: %j',
		async (operation, fault, advice) => {
			node.sandbox.faults.set([{ ...fault, when: { every: true } }]);
			const { error } = await node.run({
				operation,
				mchUuid: 'JT1',
				options: { maxRetries: 0 },
			});
			const text = error !== undefined && 'description' in error ? error.description : '';
			expect(text).toMatch(advice);
			expect(text).not.toMatch(/page size/i);
		},
	);
});

it('a final failure does not wait for the requests beside it', async () => {
	node.serve({ users: 40 });
	node.sandbox.faults.set([
		{ kind: 'neverAnswer', when: { page: 3, every: true } },
		{ kind: 'vendorCode', code: 1002, when: { page: 2, every: true } },
	]);
	const { error, executionTimeMs } = await node.run({
		operation: 'getAll',
		returnAll: true,
		options: { pageSize: 10, timeout: 25, parallelRequests: 4 },
	});
	expect(error?.message).toBe('JT Wallet does not accept requests from this IP address');
	expect(executionTimeMs).toBeLessThan(20_000);
});
