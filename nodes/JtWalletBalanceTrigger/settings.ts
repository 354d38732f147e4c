import type { INodeProperties, IPollFunctions } from 'n8n-workflow';
import { BadInput, acceptChoice, acceptWholeNumber, shown } from '../shared/fields/badInput';
import type { Entered } from '../shared/fields/entered';
import { filterFields, acceptFilters, type WantedUsers } from '../shared/fields/filters';
import { itemOptionFields, acceptItemOptions, acceptOptions } from '../shared/fields/itemOptions';
import {
	type ReadingOptions,
	acceptReadingOptions,
	requestOptionFields,
} from '../shared/fields/readingOptions';
import type { EventItemOptions } from './events/eventItems';
import type { Patience } from './events/holdBack';
import { badSettings } from './pollErrors';
import { acceptUnit, acceptWatch } from './watch/acceptWatch';
import type { Watch } from './watch/watch';
import { rearmDistanceField, watchFields } from './watch/watchFields';

/** How long a poll may take unless set otherwise, in ms. n8n's own limit may be shorter. */
export const DEFAULT_POLL_TIMEOUT_MS = 60_000;

/** Everything an operator set in the trigger, checked. */
export interface TriggerSettings {
	readonly watch: Watch;
	readonly wanted: WantedUsers;
	readonly reading: ReadingOptions;
	readonly items: EventItemOptions;
	readonly onFirstPoll: 'remember' | 'report';
	readonly patience: Patience;
	/** How long a poll may take, in ms, where n8n does not end it before. */
	readonly pollTimeoutMs: number;
}

const POLL_TIMEOUT_SECONDS = { min: 1, max: 3_600 };
const MAX_EVENTS = { min: 0, max: 100_000 };
const QUIET_HOURS = { min: 0, max: 8_760 };
const HOUR_MS = 3_600_000;

/** How amounts come out: as they are entered unless chosen otherwise. */
const amountsInTrigger: INodeProperties = {
	...itemOptionFields.amounts,
	default: 'asEntered',
	options: [
		...itemOptionFields.amounts.options,
		{ name: 'Same Unit as Amounts Entered In', value: 'asEntered' },
	],
};

/** The fields of the trigger. */
export const triggerFields: INodeProperties[] = [
	...watchFields,
	amountsInTrigger,
	filterFields(),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			rearmDistanceField,
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
					'Whether to return one item for each event, or one item with all events of a poll. Defaults to One per Event.',
			},
			{
				displayName: 'Max Events per Poll',
				name: 'maxEvents',
				type: 'number',
				typeOptions: { minValue: MAX_EVENTS.min, maxValue: MAX_EVENTS.max },
				default: 0,
				description:
					'Most events that one poll reports. The next polls report the rest. Defaults to 0, which means no limit.',
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
					'What to do when the workflow is published for the first time. What already matches are amounts beyond the threshold, the states selected above, and, for New Wallet User, every wallet user. Defaults to Only Remember.',
			},
			requestOptionFields.pageSize,
			requestOptionFields.parallelRequests,
			{
				displayName: 'Quiet Hours',
				name: 'quietHours',
				type: 'number',
				typeOptions: { minValue: QUIET_HOURS.min, maxValue: QUIET_HOURS.max, numberPrecision: 2 },
				default: 0,
				description:
					'Number of hours in which the same event of the same wallet user is not reported again. It is not made up for later. Defaults to 0.',
			},
			itemOptionFields.timeZone,
			requestOptionFields.timeout,
			{
				displayName: 'Timeout of a Poll',
				name: 'pollTimeout',
				type: 'number',
				typeOptions: { minValue: POLL_TIMEOUT_SECONDS.min, maxValue: POLL_TIMEOUT_SECONDS.max },
				default: 60,
				description:
					'Number of seconds that a whole poll may take (1 to 3,600). n8n may allow less. Defaults to 60.',
			},
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
export function acceptSettings(context: IPollFunctions): TriggerSettings {
	try {
		return accept((name) => ({
			raw: context.getNodeParameter(name, DEFAULTS.get(name), { rawExpressions: true }),
			value: context.getNodeParameter(name, DEFAULTS.get(name)),
		}));
	} catch (error) {
		const problem = error instanceof Error ? error : new Error(String(error));
		return refuseSettings(context, problem);
	}
}

function refuseSettings(context: IPollFunctions, problem: Error): never {
	throw problem instanceof BadInput ? badSettings(context.getNode(), problem) : problem;
}

function accept(parameter: (name: string) => Entered): TriggerSettings {
	const entered = acceptOptions(parameter('options'));
	const { itemsPer = 'event', onFirstPoll = 'remember', ...others } = entered;
	const { rearmDistance, quietHours = 0, maxEvents = 0, pollTimeout, ...options } = others;
	const timeout = pollTimeout ?? DEFAULT_POLL_TIMEOUT_MS / 1000;
	const watch = acceptWatch(parameter, rearmDistance);
	const items = acceptItemOptions({ ...options, amounts: amountsForm(parameter, watch) });
	return {
		watch,
		wanted: acceptFilters(parameter('filters'), items.timeZone),
		reading: acceptReadingOptions(options),
		items: {
			...items,
			itemsPer: acceptChoice('Items', itemsPer, ['event', 'poll']),
		},
		onFirstPoll: acceptChoice('On First Poll', onFirstPoll, ['remember', 'report']),
		patience: {
			quietMs: HOUR_MS * acceptHours('Quiet Hours', quietHours),
			maxEvents: acceptWholeNumber('Max Events per Poll', maxEvents, MAX_EVENTS),
		},
		pollTimeoutMs: 1000 * acceptWholeNumber('Timeout of a Poll', timeout, POLL_TIMEOUT_SECONDS),
	};
}

/** The form in which amounts come out, as the shared option knows it. */
function amountsForm(parameter: (name: string) => Entered, { amount }: Watch): unknown {
	const chosen = parameter('amounts').value;
	if (chosen !== 'asEntered') return chosen;
	return amount !== undefined && acceptUnit((name) => parameter(name).value) === 'satang'
		? 'satang'
		: 'bahtNumber';
}

function acceptHours(field: string, value: unknown): number {
	const hours = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const { min, max } = QUIET_HOURS;
	if (typeof hours === 'number' && hours >= min && hours <= max) return hours;
	throw new BadInput(
		`${field} is ${shown(value)}, but it has to be a number from ${min} to ${max}.`,
	);
}
