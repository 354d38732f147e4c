/** The nodes as n8n holds them: what they are called under, what they offer, and where an operation is not known. */
import type { ILoadOptionsFunctions, INodeParameters, INodeType } from 'n8n-workflow';
import { JtWalletBalance } from '../../../nodes/JtWalletBalance/JtWalletBalance.node';
import { JtWalletBalanceTrigger } from '../../../nodes/JtWalletBalanceTrigger/JtWalletBalanceTrigger.node';
import { testJtWallet } from '../../../nodes/shared/http/credentialTest';
import { usePlainNode } from '../../support/plain/usePlainNode';
import { plainWorkflow, valueOf } from '../../support/plain/plainWorkflow';

const NODES: Array<[string, INodeType]> = [
	['JT Wallet Balance', new JtWalletBalance()],
	['JT Wallet Balance Trigger', new JtWalletBalanceTrigger()],
];

it.each(NODES)('%s tests its credential, and offers time zones', async (_, node) => {
	const { credentialTest, loadOptions } = node.methods ?? {};
	expect(credentialTest).toEqual({ testJtWallet });
	expect(node.description.credentials).toMatchObject([{ testedBy: 'testJtWallet' }]);
	const functions: ILoadOptionsFunctions = Object.create(null);
	const zones = await loadOptions?.getTimeZones?.call(functions);
	expect(zones).toContainEqual({ name: 'Asia/Bangkok', value: 'Asia/Bangkok' });
});

/** What stands under the name of a node with these parameters. */
function subtitle(nodeType: INodeType, parameters: INodeParameters): unknown {
	const node = { id: '1', name: 'N', type: 'n', typeVersion: 1, parameters };
	const workflow = plainWorkflow({ nodeType, nodes: [{ ...node, position: [0, 0] }] });
	const { subtitle: expression = '' } = nodeType.description;
	return valueOf(workflow, 'N', expression, 0, 'manual', []);
}

it.each<[parameters: INodeParameters, words: string]>([
	[{ events: ['balanceCrossed'] }, 'Balance below 100 baht'],
	[
		{
			events: ['balanceCrossed'],
			amountField: 'codBalance',
			thresholdDirection: 'above',
			thresholdAmount: 7,
			amountUnit: 'satang',
		},
		'COD Balance above 7 satang',
	],
	[{ events: ['kycStatusChanged'] }, 'KYC Status Changed'],
	[{ events: ['userGone'] }, 'Wallet User No Longer Listed'],
	[{ events: ['userAdded', 'userGone'] }, '2 events'],
	[{ events: [] }, '0 events'],
])('the trigger with %j is called %s', (parameters, words) => {
	expect(subtitle(new JtWalletBalanceTrigger(), parameters)).toBe(words);
});

describe('an operation', () => {
	const node = usePlainNode({ users: 3, seed: 1 });

	it('that is not known is refused', async () => {
		const { error } = await node.run({ operation: 'getFew' });
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: 'The operation "getFew" is not known. Choose one from the list.',
		});
	});

	it.each<[operation: string, more: INodeParameters, items: number]>([
		['export', {}, 1],
		['getAll', {}, 3],
		['getTotals', {}, 1],
		['lookUp', { mchUuid: 'nobody' }, 1],
	])('%s runs', async (operation, more, count) => {
		const { items, error } = await node.run({ operation, ...more });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(count);
	});
});
