import type { IPollFunctions } from 'n8n-workflow';
import { acceptChoice, acceptWholeNumber, BadInput, shown } from '../shared/fields/badInput';
import type { Collection, Entered } from '../shared/fields/entered';
import { defaultsOf, type NumberField } from '../shared/fields/field';
import { acceptFilters, type WantedUsers } from '../shared/fields/filters';
import { acceptItemOptions, acceptOptions } from '../shared/fields/itemOptions';
import { acceptReadingOptions, type ReadingOptions } from '../shared/fields/readingOptions';
import type { EventItemOptions } from './events/eventItems';
import type { Patience } from './events/holdBack';
import { badSettings } from './pollErrors';
import { TRIGGER_AMOUNTS, TRIGGER_OPTIONS, triggerFields } from './triggerFields';
import { acceptUnit, acceptWatch } from './watch/acceptWatch';
import type { Watch } from './watch/watch';

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

const HOUR_MS = 3_600_000;

const DEFAULTS = defaultsOf(triggerFields);
const OPTION_DEFAULTS = defaultsOf(Object.values(TRIGGER_OPTIONS));

/**
 * What the operator set.
 *
 * @throws NodeOperationError that names the field, the value and what is allowed.
 */
export function acceptSettings(context: IPollFunctions): TriggerSettings {
	try {
		return accept((name) => ({
			raw: context.getNodeParameter(name, DEFAULTS[name], { rawExpressions: true }),
			value: context.getNodeParameter(name, DEFAULTS[name]),
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
	const { itemsPer, onFirstPoll, quietHours, maxEvents, pollTimeout }: Collection = {
		...OPTION_DEFAULTS,
		...entered,
	};
	const watch = acceptWatch(parameter, entered.rearmDistance);
	const items = acceptItemOptions({ ...entered, amounts: amountsForm(parameter, watch) });
	return {
		watch,
		wanted: acceptFilters(parameter('filters'), items.timeZone),
		reading: acceptReadingOptions(entered),
		items: { ...items, itemsPer: acceptChoice(TRIGGER_OPTIONS.itemsPer, itemsPer) },
		onFirstPoll: acceptChoice(TRIGGER_OPTIONS.onFirstPoll, onFirstPoll),
		patience: {
			quietMs: HOUR_MS * acceptHours(TRIGGER_OPTIONS.quietHours, quietHours),
			maxEvents: acceptWholeNumber(TRIGGER_OPTIONS.maxEvents, maxEvents),
		},
		pollTimeoutMs: 1000 * acceptWholeNumber(TRIGGER_OPTIONS.pollTimeout, pollTimeout),
	};
}

/** The form in which amounts come out, as the shared option knows it. */
function amountsForm(parameter: (name: string) => Entered, { amount }: Watch): unknown {
	const chosen = acceptChoice(TRIGGER_AMOUNTS, parameter('amounts').value);
	if (chosen !== 'asEntered') return chosen;
	return amount !== undefined && acceptUnit((name) => parameter(name).value) === 'satang'
		? 'satang'
		: 'bahtNumber';
}

function acceptHours({ displayName, typeOptions }: NumberField, value: unknown): number {
	const hours = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const { minValue: min, maxValue: max = Infinity } = typeOptions;
	if (typeof hours === 'number' && hours >= min && hours <= max) return hours;
	throw new BadInput(
		`${displayName} is ${shown(value)}, but it has to be a number from ${min} to ${max}.`,
	);
}
