import { useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({ users: 1_200 });

const pages = () => node.asked().map(({ page, size }) => `${String(page)} of ${String(size)}`);

/** Time-outs are in whole seconds, and these tests wait for real. */
const options = { timeout: 1, parallelRequests: 1 };

it('a page that is never answered is read in smaller pages', async () => {
	node.sandbox.faults.set([{ kind: 'neverAnswer', when: { page: 1 } }]);
	const { items, error, hints } = await node.run({
		operation: 'getAll',
		returnAll: true,
		options: { ...options, pageSize: 2_000 },
	});
	expect(error).toBeUndefined();
	expect(pages()).toEqual(['1 of 2000', '1 of 1000', '2 of 990']);
	expect(items).toHaveLength(1_200);
	expect(hints).toEqual([]);
});

it('an answer that comes in drips is a time-out, too', async () => {
	node.sandbox.faults.set([{ kind: 'delay', ms: 3_000, when: { page: 1 } }]);
	const { items } = await node.run({
		operation: 'getAll',
		returnAll: true,
		options: { ...options, pageSize: 1_000 },
	});
	expect(pages().slice(0, 2)).toEqual(['1 of 1000', '1 of 500']);
	expect(items).toHaveLength(1_200);
});

it('a server that never answers ends in an error that says how often and for how long', async () => {
	node.sandbox.faults.set([{ kind: 'neverAnswer', when: { every: true } }]);
	const { items, error } = await node.run({
		operation: 'getAll',
		returnAll: true,
		options: { ...options, pageSize: 1_000, maxRetries: 1 },
	});
	expect(items).toEqual([]);
	expect(pages()).toEqual(['1 of 1000', '1 of 500', '1 of 500']);
	expect(wordsOf(error)).toEqual({
		title: 'JT Wallet did not answer in time',
		advice: expect.stringMatching(
			/^Raise Timeout or lower Page Size in the options\. The network code was \w+\. Tried 2 times in [23]\.\d seconds\.$/,
		),
	});
});
