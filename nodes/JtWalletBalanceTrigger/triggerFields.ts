import type { INodeProperties } from 'n8n-workflow';
import { optionsField, wholeFrom } from '../shared/fields/field';
import { filterFields } from '../shared/fields/filters';
import { amountsDescription, itemOptionFields } from '../shared/fields/itemOptions';
import { requestOptionFields } from '../shared/fields/readingOptions';
import { timesField } from '../shared/fields/timesField';
import { FILTER_NOTICE, WATCH_FIELDS, watchFields } from './watch/watchFields';

const AS_ENTERED = `Same Unit as ${WATCH_FIELDS.amountUnit.displayName}`;

/** How amounts come out: by default as they are entered. */
export const TRIGGER_AMOUNTS = {
	...itemOptionFields.amounts,
	default: 'asEntered',
	description: amountsDescription(`${AS_ENTERED}, or baht where no amount is watched`),
	options: [...itemOptionFields.amounts.options, { name: AS_ENTERED, value: 'asEntered' }],
} as const satisfies INodeProperties;

/** The options that are the trigger's own. */
export const TRIGGER_OPTIONS = {
	itemsPer: {
		displayName: 'Items',
		name: 'itemsPer',
		type: 'options',
		default: 'event',
		options: [
			{ name: 'One per Event', value: 'event' },
			{ name: 'One per Poll', value: 'poll' },
		],
		description:
			'Whether to return one item for each event, or one item with all events of a poll. Defaults to One per Event.',
	},
	maxEvents: {
		displayName: 'Max Events per Poll',
		name: 'maxEvents',
		type: 'number',
		typeOptions: wholeFrom(0, 100_000),
		default: 0,
		description:
			'Most events that one poll reports. The next polls report the rest. Defaults to 0, which means no limit.',
	},
	onFirstPoll: {
		displayName: 'On First Poll',
		name: 'onFirstPoll',
		type: 'options',
		default: 'remember',
		options: [
			{ name: 'Only Remember', value: 'remember' },
			{ name: 'Report Everything That Already Matches', value: 'report' },
		],
		description:
			'What to do when the workflow is published for the first time. What already matches are amounts beyond the threshold, the states selected above, and, for New Wallet User, every wallet user. Defaults to Only Remember.',
	},
	quietHours: {
		displayName: 'Quiet Hours',
		name: 'quietHours',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 8_760, numberPrecision: 2 },
		default: 0,
		description:
			'Number of hours in which the same event of the same wallet user is not reported again. It is not made up for later. Defaults to 0.',
	},
	pollTimeout: {
		displayName: 'Timeout of a Poll',
		name: 'pollTimeout',
		type: 'number',
		typeOptions: wholeFrom(1, 3_600),
		default: 60,
		description:
			'Number of seconds that a whole poll may take (1 to 3,600). n8n may allow less. Defaults to 60.',
	},
} as const satisfies { readonly [name: string]: INodeProperties };

/** The fields of the trigger. */
export const triggerFields: INodeProperties[] = [
	...watchFields,
	TRIGGER_AMOUNTS,
	FILTER_NOTICE,
	filterFields(),
	optionsField([
		WATCH_FIELDS.rearmDistance,
		itemOptionFields.fields,
		TRIGGER_OPTIONS.itemsPer,
		TRIGGER_OPTIONS.maxEvents,
		requestOptionFields.maxRetries,
		TRIGGER_OPTIONS.onFirstPoll,
		requestOptionFields.pageSize,
		requestOptionFields.parallelRequests,
		TRIGGER_OPTIONS.quietHours,
		requestOptionFields.timeout,
		TRIGGER_OPTIONS.pollTimeout,
		timesField,
	]),
];
