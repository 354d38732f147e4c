/** That the harness does as n8n does, where a simpler one hid what the nodes do wrong. */
import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { pollNode, runNode } from './harness';
import { inputOf, useBalanceNode } from './support/balanceNode';

const node = useBalanceNode({ users: 3 });

const nodeThat = (execute: INodeType['execute']): INodeType => ({
	description: {
		displayName: 'Test',
		name: 'test',
		group: ['transform'],
		version: 1,
		description: 'Does what a test wants',
		defaults: { name: 'Test' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'jtWalletApi', required: true }],
		properties: [],
	},
	execute,
});

const run = async (execute: INodeType['execute'], credential = {}) =>
	await runNode({
		nodeType: 'test.node',
		parameters: {},
		standIns: { 'test.node': nodeThat(execute) },
		credentials: { jtWalletApi: { ...node.sandbox.credentials, ...credential } },
		input: inputOf({ app: 'a' }, { app: 'b' }),
	});

it('a credential’s expressions are evaluated for the item that was asked for', async () => {
	const credential = { appId: '={{ $json.app }}' };
	const { items } = await run(async function (this: IExecuteFunctions) {
		const apps = [0, 1].map(async (item) => (await this.getCredentials('jtWalletApi', item)).appId);
		return [[{ json: { apps: await Promise.all(apps) } }]];
	}, credential);
	expect(items[0]?.json).toEqual({ apps: ['a', 'b'] });
});

it('what a poll remembered that starts nothing is not stored', async () => {
	const poll = async (state = {}) =>
		await pollNode({
			nodeType: 'jtWalletBalanceTrigger',
			parameters: { events: ['userAdded'] },
			credentials: { jtWalletApi: { ...node.sandbox.credentials } },
			state,
		});
	const { items, state, stored } = await poll();
	expect(state).not.toEqual({});
	expect(stored).toEqual(items === null ? {} : state);
});
