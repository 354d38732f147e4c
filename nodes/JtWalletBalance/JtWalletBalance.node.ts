import {
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';
import { errorForCaller } from '../shared/output/agentErrors';
import { timeZoneOptions } from '../shared/fields/timesField';
import { testJtWallet } from '../shared/http/credentialTest';
import { toError } from '../shared/output/perItem';
import { exportToFile } from './export.operation';
import { getMany } from './getMany.operation';
import { getTotals } from './getTotals.operation';
import { lookUp } from './lookUp.operation';
import type { Operation } from './operation';

/** What the node can do, sorted by name. */
const OPERATIONS: readonly Operation[] = [exportToFile, getMany, getTotals, lookUp];

/** The node JT Wallet Balance: its description, and the way to the operation that was chosen. */
export class JtWalletBalance implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'JT Wallet Balance',
		name: 'jtWalletBalance',
		icon: { light: 'file:../../icons/jtWallet.svg', dark: 'file:../../icons/jtWallet.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle:
			'={{ ({ export: "Export to File", getAll: "Get Many", getTotals: "Get Totals", lookUp: "Look Up" })[$parameter["operation"]] }}',
		description:
			'Get balances and states of JT Wallet (BluePay) wallet users: list many with filters, look up single ones by merchant user ID, get totals, or export them to a file. Amounts are in satang (100 satang = 1 Thai baht) unless set otherwise.',
		defaults: { name: 'JT Wallet Balance' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'jtWalletApi', required: true, testedBy: 'testJtWallet' }],
		builderHint: {
			searchHint:
				'Amounts are in satang unless the parameter amounts says otherwise (100 satang are 1 Thai baht). Use JT Wallet Balance Trigger to react when something changes, Get Many for all wallet users or those that filters match, and Look Up for known merchant user IDs.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-jt-wallet.jtWalletBalanceTrigger',
					relationHint: 'Starts a workflow when a balance or a status changes',
				},
			],
		},
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Wallet User', value: 'walletUser' }],
				default: 'walletUser',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['walletUser'] } },
				options: OPERATIONS.map(({ option }) => option),
				default: 'getAll',
			},
			...OPERATIONS.flatMap(({ fields }) => fields),
		],
	};

	methods = {
		credentialTest: { testJtWallet },

		loadOptions: {
			/** The time zones to choose from, for the option of that name. */
			async getTimeZones(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return timeZoneOptions();
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const chosen = this.getNodeParameter('operation', 0);
		const operation = OPERATIONS.find(({ option }) => option.value === chosen);
		if (operation === undefined) {
			throw new NodeOperationError(
				this.getNode(),
				`The operation "${String(chosen)}" is not known. Choose one from the list.`,
			);
		}
		try {
			return [await operation.execute(this)];
		} catch (error) {
			throw errorForCaller(this.getNode(), toError(this, error, 0));
		}
	}
}
