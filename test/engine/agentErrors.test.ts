import { JtWalletBalance } from '../../nodes/JtWalletBalance/JtWalletBalance.node';
import { FAILURES } from '../../wallet-api/failureTable';
import { useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({ users: 3 });

/** A type such as n8n gives the node where an agent uses it. */
const TOOL = 'harness.jtWalletBalanceTool';

const asTool = { nodeType: TOOL, standIns: { [TOOL]: new JtWalletBalance() } };

const { title, advice } = FAILURES.merchantRefused;

describe.each(['getAll', 'lookUp', 'getTotals'])('%s that fails', (operation) => {
	const parameters = { operation, mchUuid: 'JT1' };

	beforeEach(() => node.sandbox.faults.set([{ kind: 'vendorCode', code: 1004 }]));

	it('tells an agent, which gets the message alone, what to do', async () => {
		const { error } = await node.run(parameters, asTool);
		expect(error?.message.startsWith(`${title}. ${advice}`)).toBe(true);
	});

	it('tells an operator in two parts', async () => {
		const words = wordsOf((await node.run(parameters)).error);
		expect(words.title).toBe(title);
		expect(words.advice.startsWith(advice)).toBe(true);
	});
});

it('bad input is one sentence for both', async () => {
	const wrong = { operation: 'getAll', limit: 0 };
	const sentence = 'Limit is 0, but it has to be a whole number of 1 or more.';
	expect((await node.run(wrong, asTool)).error?.message).toBe(sentence);
	expect((await node.run(wrong)).error?.message).toBe(sentence);
});
