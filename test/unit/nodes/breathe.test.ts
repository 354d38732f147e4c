/** n8n gets to other work between answers, and before items are made of more than a page. */
import { usePlainNode } from '../../support/plain/usePlainNode';

const mockBreaths = { count: 0 };

jest.mock('../../../nodes/shared/http/breathe', () => ({
	breathe: async () => {
		mockBreaths.count++;
	},
}));

const node = usePlainNode({ users: 10_001, seed: 1 });

it.each([
	[10_000, 0],
	[10_001, 1],
])('%d users: %d times more than there were answers', async (limit, more) => {
	mockBreaths.count = 0;
	const { items, error } = await node.run({ operation: 'getAll', limit });
	expect([items.length, error]).toEqual([limit, undefined]);
	expect(mockBreaths.count - node.sandbox.requests.length).toBe(more);
});
