import type { INodeProperties } from 'n8n-workflow';
import { STATUS_VALUES } from '../../../wallet-api/contract';
import { type EventKind, STATUS_EVENTS, STATUS_OF_EVENT, type StatusEvent } from './watch';

/** The events as operators see them, sorted by name. */
const EVENT_OPTIONS: ReadonlyArray<{ name: string; value: EventKind; description: string }> = [
	{
		name: 'Authorization Status Changed',
		value: 'authorizationStatusChanged',
		description: 'A wallet user gave or took back the consent to direct debit',
	},
	{
		name: 'Balance Changed',
		value: 'balanceChanged',
		description: 'An amount is another one than at the poll before',
	},
	{
		name: 'Balance Crossed a Threshold',
		value: 'balanceCrossed',
		description:
			'An amount went below or above a threshold. Reported once, and again only after it has been back on the other side.',
	},
	{
		name: 'KYC Status Changed',
		value: 'kycStatusChanged',
		description: 'The identity check of a wallet user came to another state',
	},
	{
		name: 'Mobile Verification Status Changed',
		value: 'mobileVerificationStatusChanged',
		description: 'The mobile number of a wallet user was verified, or is no longer',
	},
	{
		name: 'New Wallet User',
		value: 'userAdded',
		description: 'A wallet user is listed who was not at the poll before',
	},
	{
		name: 'User Status Changed',
		value: 'userStatusChanged',
		description: 'A wallet user was activated, is being closed or was closed',
	},
	{
		name: 'Wallet User No Longer Listed',
		value: 'userGone',
		description: 'A wallet user is not listed any more, or no longer matches the filters',
	},
];

const AMOUNT_OPTIONS = [
	{ name: 'Balance', value: 'balance' },
	{ name: 'Base Balance', value: 'baseBalance' },
	{ name: 'COD Balance', value: 'codBalance' },
	{ name: 'Unclear Bill Amount', value: 'unclearBillAmount' },
	{ name: 'Unclear Bill Amount Due', value: 'unclearBillAmountDue' },
	{ name: 'Withdraw Threshold', value: 'withdrawThreshold' },
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
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['balanceCrossed'],
		options: [...EVENT_OPTIONS],
		description: 'What to start the workflow for',
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
		description: 'The amount that has to be crossed. Being exactly at it is not yet beyond it.',
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
		description: 'The smallest difference to the poll before that is reported',
	},
	...STATUS_EVENTS.map(
		(event): INodeProperties => ({
			displayName: STATUS_FIELD[event].label,
			name: STATUS_FIELD[event].name,
			type: 'multiOptions',
			default: [],
			options: STATUS_VALUES[STATUS_OF_EVENT[event]].map((value) => ({ name: value, value })),
			displayOptions: showFor(event),
			description: 'Report only changes to these states. None selected means all.',
		}),
	),
	{
		displayName:
			'Do not filter by the status you watch: a wallet user who only now matches the filter counts as new, not as changed.',
		name: 'statusFilterNotice',
		type: 'notice',
		default: '',
		displayOptions: showFor(...STATUS_EVENTS),
	},
];
