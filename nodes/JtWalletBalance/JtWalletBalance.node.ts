import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';
import { getMany } from './getMany.operation';
import type { Operation } from './operation';

/** What the node can do, sorted by name. */
const OPERATIONS: readonly Operation[] = [getMany];

/** The node JT Wallet Balance: its description, and the way to the operation that was chosen. */
export class JtWalletBalance implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'JT Wallet Balance',
		name: 'jtWalletBalance',
		icon: { light: 'file:../../icons/jtWallet.svg', dark: 'file:../../icons/jtWallet.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] === "getAll" ? "Get Many" : $parameter["operation"] }}',
		description: 'Get the balances of your JT Wallet (BluePay) wallet users',
		defaults: { name: 'JT Wallet Balance' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'jtWalletApi', required: true }],
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

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const chosen = this.getNodeParameter('operation', 0);
		const operation = OPERATIONS.find(({ option }) => option.value === chosen);
		if (operation === undefined) {
			throw new NodeOperationError(
				this.getNode(),
				`The operation "${String(chosen)}" is not known. Choose one from the list.`,
			);
		}
		return [await operation.execute(this)];
	}
}
