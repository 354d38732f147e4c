import {
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { timeZoneOptions } from '../shared/fields/timesField';
import { testJtWallet } from '../shared/http/credentialTest';
import { poll } from './poll';
import { triggerFields } from './triggerFields';
import { SUBTITLE } from './watch/subtitle';

/** The node JT Wallet Balance Trigger: its description, and the way to the poll. */
export class JtWalletBalanceTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'JT Wallet Balance Trigger',
		name: 'jtWalletBalanceTrigger',
		icon: { light: 'file:../../icons/jtWallet.svg', dark: 'file:../../icons/jtWallet.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: SUBTITLE,
		// n8n's node panel merges the two nodes and shows this text for both.
		description:
			'Get balances of JT Wallet (BluePay) wallet users, or start the workflow when a balance or a status changes',
		defaults: { name: 'JT Wallet Balance Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'jtWalletApi', required: true, testedBy: 'testJtWallet' }],
		properties: triggerFields,
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

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
