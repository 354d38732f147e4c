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
import { timeZoneOptions } from '../shared/fields/itemOptions';
import { testJtWallet } from '../shared/http/credentialTest';
import { toError } from '../shared/output/perItem';
import { getMany } from './getMany.operation';
import { getTotals } from './getTotals.operation';
import { lookUp } from './lookUp.operation';
import type { Operation } from './operation';

/** What the node can do, sorted by name. */
const OPERATIONS: readonly Operation[] = [getMany, getTotals, lookUp];

/** The node JT Wallet Balance: its description, and the way to the operation that was chosen. */
export class JtWalletBalance implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'JT Wallet Balance',
		name: 'jtWalletBalance',
		icon: { light: 'file:../../icons/jtWallet.svg', dark: 'file:../../icons/jtWallet.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle:
			'={{ ({ getAll: "Get Many", getTotals: "Get Totals", lookUp: "Look Up" })[$parameter["operation"]] }}',
		description:
			'Get balances and states of JT Wallet (BluePay) wallet users: list many with filters, look up single ones by merchant user ID, or get totals. Amounts are in satang, 100 satang are 1 Thai baht.',
		defaults: { name: 'JT Wallet Balance' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'jtWalletApi', required: true, testedBy: 'testJtWallet' }],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
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
		const items = await operation
			.execute(this)
			.catch((error: unknown) => errorForCaller(this.getNode(), toError(this, error, 0)));
		if (items instanceof Error) throw items;
		return [items];
	}
}
