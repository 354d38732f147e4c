import type { INodeProperties } from 'n8n-workflow';
import { STATUS_VALUES } from '../../../wallet-api/contract';
import { AMOUNT_UNIT_OPTIONS } from '../../shared/fields/amountEntry';
import { AMOUNT_OPTIONS } from '../../shared/fields/rowFields';
import { EVENT_OPTIONS } from './eventOptions';
import { type EventKind, STATUS_EVENTS, STATUS_OF_EVENT, type StatusEvent } from './watch';

/** Label and parameter of the field that narrows a status event. */
const STATUS_FIELD: {
	readonly [event in StatusEvent]: { readonly displayName: string; readonly name: string };
} = {
	kycStatusChanged: { displayName: 'KYC Status Changed To', name: 'kycStatusTo' },
	authorizationStatusChanged: {
		displayName: 'Authorization Status Changed To',
		name: 'authorizationStatusTo',
	},
	mobileVerificationStatusChanged: {
		displayName: 'Mobile Verification Status Changed To',
		name: 'mobileVerificationStatusTo',
	},
	userStatusChanged: { displayName: 'User Status Changed To', name: 'userStatusTo' },
};

const showFor = (...events: EventKind[]) => ({ show: { events } });

/** The fields for what to watch, but for those that narrow a status event. */
export const WATCH_FIELDS = {
	events: {
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['balanceCrossed'],
		options: EVENT_OPTIONS,
	},
	amountField: {
		displayName: 'Amount to Watch',
		name: 'amountField',
		type: 'options',
		default: 'balance',
		options: AMOUNT_OPTIONS,
		displayOptions: showFor('balanceCrossed', 'balanceChanged'),
		description: 'Which of the amounts the balance events are about',
	},
	amountUnit: {
		displayName: 'Amounts Entered In',
		name: 'amountUnit',
		type: 'options',
		default: 'baht',
		options: AMOUNT_UNIT_OPTIONS,
		displayOptions: showFor('balanceCrossed', 'balanceChanged'),
		description: 'Whether the amounts below are in baht or in satang (100 satang are 1 baht)',
	},
	thresholdDirection: {
		displayName: 'Crossed',
		name: 'thresholdDirection',
		type: 'options',
		default: 'below',
		options: [
			{ name: 'Above', value: 'above' },
			{ name: 'Below', value: 'below' },
		],
		displayOptions: showFor('balanceCrossed'),
		description: 'Which side of the threshold to report',
	},
	thresholdAmount: {
		displayName: 'Threshold',
		name: 'thresholdAmount',
		type: 'number',
		typeOptions: { numberPrecision: 2 },
		default: 100,
		displayOptions: showFor('balanceCrossed'),
		description: 'The amount to cross. An amount equal to the threshold does not count as crossed.',
	},
	changeDirection: {
		displayName: 'Changed',
		name: 'changeDirection',
		type: 'options',
		default: 'any',
		options: [
			{ name: 'Down', value: 'down' },
			{ name: 'Up', value: 'up' },
			{ name: 'Up or Down', value: 'any' },
		],
		displayOptions: showFor('balanceChanged'),
		description: 'Which changes to report',
	},
	changeAmount: {
		displayName: 'By at Least',
		name: 'changeAmount',
		type: 'number',
		typeOptions: { numberPrecision: 2, minValue: 0 },
		default: 0,
		displayOptions: showFor('balanceChanged'),
		description: 'The smallest difference from the previous poll that is reported',
	},
	/** An option. It is entered like the threshold. */
	rearmDistance: {
		displayName: 'Back Again Only Beyond',
		name: 'rearmDistance',
		type: 'number',
		typeOptions: { numberPrecision: 2, minValue: 0, maxValue: 100_000_000 },
		default: 0,
		displayOptions: { show: { '/events': ['balanceCrossed'] } },
		description:
			'How far back beyond the threshold an amount has to be before its next crossing is reported, in the unit of the threshold. Keeps an amount that swings around the threshold from being reported each time. Defaults to 0.',
	},
} as const satisfies { readonly [name: string]: INodeProperties };

/**
 * The field that narrows a status event. Shown by the path of the events from the root: n8n's editor would empty it
 * whenever another event is chosen (see `filterFields`), and every change would be reported.
 */
export function statusField(event: StatusEvent) {
	const values = STATUS_VALUES[STATUS_OF_EVENT[event]];
	return {
		...STATUS_FIELD[event],
		type: 'multiOptions',
		default: [],
		options: values.map((value) => ({ name: value, value })),
		displayOptions: { show: { '/events': [event] } },
		description:
			'Report only changes to these states. If none is selected, all changes are reported.',
	} as const satisfies INodeProperties;
}

/** The fields for what to watch, in the panel. */
export const watchFields: INodeProperties[] = [
	WATCH_FIELDS.events,
	WATCH_FIELDS.amountField,
	WATCH_FIELDS.amountUnit,
	WATCH_FIELDS.thresholdDirection,
	WATCH_FIELDS.thresholdAmount,
	WATCH_FIELDS.changeDirection,
	WATCH_FIELDS.changeAmount,
	...STATUS_EVENTS.map(statusField),
];

/** What to know before filtering what is watched. It belongs directly above the filters. */
export const FILTER_NOTICE: INodeProperties = {
	displayName:
		'Do not filter by the status or amount you watch: a wallet user who only now matches the filter may count as new, not as changed',
	name: 'statusFilterNotice',
	type: 'notice',
	default: '',
	displayOptions: showFor('balanceCrossed', 'balanceChanged', ...STATUS_EVENTS),
};
