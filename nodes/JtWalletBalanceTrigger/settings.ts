import type { INodeProperties, IPollFunctions } from 'n8n-workflow';
import type { BalanceFilters } from '../../wallet-api/contract';
import { BadInput, readChoice, toOperationError } from '../shared/fields/badInput';
import type { Entered } from '../shared/fields/entered';
import { filterFields, readFilters } from '../shared/fields/filters';
import { itemOptionFields, readItemOptions, readOptions } from '../shared/fields/itemOptions';
import {
	type ReadingOptions,
	readReadingOptions,
	requestOptionFields,
} from '../shared/fields/readingOptions';
import type { EventItemOptions } from './events/eventItems';
import { readWatch } from './watch/readWatch';
import type { Watch } from './watch/watch';
import { watchFields } from './watch/watchFields';

/** Everything an operator set in the trigger, checked. */
export interface TriggerSettings {
	readonly watch: Watch;
	readonly filters: BalanceFilters;
	readonly reading: ReadingOptions;
	readonly items: EventItemOptions;
	readonly onFirstPoll: 'remember' | 'report';
}

/** The fields of the trigger. */
export const triggerFields: INodeProperties[] = [
	...watchFields,
	filterFields(),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			itemOptionFields.amounts,
			itemOptionFields.fields,
			{
				displayName: 'Items',
				name: 'itemsPer',
				type: 'options',
				default: 'event',
				options: [
					{ name: 'One per Event', value: 'event' },
					{ name: 'One per Poll', value: 'poll' },
				],
				description:
					'Whether each event is an item of its own, or all events of a poll are a list in one item',
			},
			requestOptionFields.maxRetries,
			{
				displayName: 'On First Poll',
				name: 'onFirstPoll',
				type: 'options',
				default: 'remember',
				options: [
					{ name: 'Only Remember', value: 'remember' },
					{ name: 'Report Everything That Already Matches', value: 'report' },
				],
				description:
					'What to do when the workflow is activated for the first time. What already matches are amounts beyond the threshold, the states selected above, and, for New Wallet User, every wallet user.',
			},
			requestOptionFields.pageSize,
			requestOptionFields.parallelRequests,
			itemOptionFields.timeZone,
			requestOptionFields.timeout,
			itemOptionFields.times,
		],
	},
];

const DEFAULTS = new Map(triggerFields.map((field) => [field.name, field.default]));

/**
 * What the operator set.
 *
 * @throws NodeOperationError that names the field, the value and what is allowed.
 */
export function readSettings(context: IPollFunctions): TriggerSettings {
	try {
		return read((name) => ({
			raw: context.getNodeParameter(name, DEFAULTS.get(name), { rawExpressions: true }),
			value: context.getNodeParameter(name, DEFAULTS.get(name)),
		}));
	} catch (error) {
		const problem = error instanceof Error ? error : new Error(String(error));
		return refuse(context, problem);
	}
}

function refuse(context: IPollFunctions, problem: Error): never {
	throw problem instanceof BadInput ? toOperationError(context.getNode(), problem) : problem;
}

function read(parameter: (name: string) => Entered): TriggerSettings {
	const entered = readOptions(parameter('options'));
	const { itemsPer = 'event', onFirstPoll = 'remember', ...options } = entered;
	return {
		watch: readWatch(parameter),
		filters: readFilters(parameter('filters')),
		reading: readReadingOptions(options),
		items: {
			...readItemOptions(options),
			itemsPer: readChoice('Items', itemsPer, ['event', 'poll']),
		},
		onFirstPoll: readChoice('On First Poll', onFirstPoll, ['remember', 'report']),
	};
}
