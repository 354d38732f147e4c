import type { INodeProperties } from 'n8n-workflow';
import { STATUS_VALUES } from '../../../wallet-api/contract';
import { AMOUNT_OPTIONS } from '../../shared/fields/rowFields';
import { type EventKind, STATUS_EVENTS, STATUS_OF_EVENT, type StatusEvent } from './watch';

/** The label of the field for the events, also where it is refused. */
export const EVENTS_LABEL = 'Trigger On';

/** The label of the option for the distance back, also where it is refused. */
export const REARM_LABEL = 'Back Again Only Beyond';

/** The events as operators see them, sorted by name. `action` is how n8n lists them. */
export const EVENT_OPTIONS: ReadonlyArray<{
	name: string;
	value: EventKind;
	action: string;
	description: string;
}> = [
	{
		name: 'Authorization Status Changed',
		value: 'authorizationStatusChanged',
		action: 'On authorization status changed',
		description: 'A wallet user gave or took back the consent to direct debit',
	},
	{
		name: 'Balance Changed',
		value: 'balanceChanged',
		action: 'On balance changed',
		description: 'An amount differs from the previous poll',
	},
	{
		name: 'Balance Crossed a Threshold',
		value: 'balanceCrossed',
		action: 'On balance crossed a threshold',
		description:
			'An amount went below or above a threshold. Reported once, and again only after it has been back on the other side.',
	},
	{
		name: 'KYC Status Changed',
		value: 'kycStatusChanged',
		action: 'On KYC status changed',
		description: 'The KYC status of a wallet user changed',
	},
	{
		name: 'Mobile Verification Status Changed',
		value: 'mobileVerificationStatusChanged',
		action: 'On mobile verification status changed',
		description: 'The mobile number of a wallet user was verified, or is no longer',
	},
	{
		name: 'New Wallet User',
		value: 'userAdded',
		action: 'On new wallet user',
		description: 'A wallet user was added since the previous poll',
	},
	{
		name: 'User Status Changed',
		value: 'userStatusChanged',
		action: 'On user status changed',
		description: 'A wallet user was activated, is being closed or was closed',
	},
	{
		name: 'Wallet User No Longer Listed',
		value: 'userGone',
		action: 'On wallet user no longer listed',
		description: 'A wallet user is no longer listed, or no longer matches the filters',
	},
];

/** Label, parameter and values of the field that narrows a status event. */
export const STATUS_FIELD: {
	readonly [event in StatusEvent]: { readonly label: string; readonly name: string };
} = {
	kycStatusChanged: { label: 'KYC Status Changed To', name: 'kycStatusTo' },
	authorizationStatusChanged: {
		label: 'Authorization Status Changed To',
		name: 'authorizationStatusTo',
	},
	mobileVerificationStatusChanged: {
		label: 'Mobile Verification Status Changed To',
		name: 'mobileVerificationStatusTo',
	},
	userStatusChanged: { label: 'User Status Changed To', name: 'userStatusTo' },
};

const showFor = (...events: EventKind[]) => ({ show: { events } });

/** The fields for what to watch. */
export const watchFields: INodeProperties[] = [
	{
		displayName: EVENTS_LABEL,
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['balanceCrossed'],
		options: [...EVENT_OPTIONS],
	},
	{
		displayName: 'Amount to Watch',
		name: 'amountField',
		type: 'options',
		default: 'balance',
		options: AMOUNT_OPTIONS,
		displayOptions: showFor('balanceCrossed', 'balanceChanged'),
		description: 'Which of the amounts the balance events are about',
	},
	{
		displayName: 'Amounts Entered In',
		name: 'amountUnit',
		type: 'options',
		default: 'baht',
		options: [
			{ name: 'Baht', value: 'baht' },
			{ name: 'Satang', value: 'satang' },
		],
		displayOptions: showFor('balanceCrossed', 'balanceChanged'),
		description: 'Whether the amounts below are in baht or in satang (100 satang are 1 baht)',
	},
	{
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
	{
		displayName: 'Threshold',
		name: 'thresholdAmount',
		type: 'number',
		typeOptions: { numberPrecision: 2 },
		default: 100,
		displayOptions: showFor('balanceCrossed'),
		description: 'The amount to cross. An amount equal to the threshold does not count as crossed.',
	},
	{
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
	{
		displayName: 'By at Least',
		name: 'changeAmount',
		type: 'number',
		typeOptions: { numberPrecision: 2, minValue: 0 },
		default: 0,
		displayOptions: showFor('balanceChanged'),
		description: 'The smallest difference from the previous poll that is reported',
	},
	...STATUS_EVENTS.map(
		(event): INodeProperties => ({
			displayName: STATUS_FIELD[event].label,
			name: STATUS_FIELD[event].name,
			type: 'multiOptions',
			default: [],
			options: STATUS_VALUES[STATUS_OF_EVENT[event]].map((value) => ({ name: value, value })),
			displayOptions: showFor(event),
			description:
				'Report only changes to these states. If none is selected, all changes are reported.',
		}),
	),
	{
		displayName:
			'Do not filter by the status or amount you watch: a wallet user who only now matches the filter may count as new, not as changed',
		name: 'statusFilterNotice',
		type: 'notice',
		default: '',
		displayOptions: showFor('balanceCrossed', 'balanceChanged', ...STATUS_EVENTS),
	},
];

/** The option for the distance back. It is entered like the threshold. */
export const rearmDistanceField: INodeProperties = {
	displayName: REARM_LABEL,
	name: 'rearmDistance',
	type: 'number',
	typeOptions: { numberPrecision: 2, minValue: 0, maxValue: 100_000_000 },
	default: 0,
	displayOptions: { show: { '/events': ['balanceCrossed'] } },
	description:
		'How far back beyond the threshold an amount has to be before its next crossing is reported, in the unit of the threshold. Keeps an amount that swings around the threshold from being reported each time. Defaults to 0.',
};
