import type { INodeProperties } from 'n8n-workflow';
import type { WantedUsers } from '../shared/fields/filters';
import type { ItemOptions } from '../shared/fields/itemOptions';
import type { ReadingOptions } from '../shared/fields/readingOptions';

/** Where the sums come from. */
export const TOTALS_FROM = {
	displayName: 'Totals From',
	name: 'totalsFrom',
	type: 'options',
	default: 'stated',
	options: [
		{
			name: 'As Stated by JT Wallet',
			value: 'stated',
			description: 'One request. JT Wallet does not state which users its sums cover.',
		},
		{
			name: 'Added Up From All Users',
			value: 'added',
			description: 'All users who match the filters are read, and their amounts added exactly',
		},
	],
	description: 'Where the sums come from',
} as const satisfies INodeProperties;

/** What an input item asks for, when it asks for totals. */
export interface TotalsWish {
	readonly wanted: WantedUsers;
	readonly options: ReadingOptions;
	readonly form: ItemOptions;
	readonly itemIndex: number;
}
