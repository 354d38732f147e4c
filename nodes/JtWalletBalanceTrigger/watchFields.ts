import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { satangFromBaht } from '../../wallet-api/amounts';
import { ROW_AMOUNTS, STATUS_VALUES } from '../../wallet-api/contract';
import { BadInput, readChoice, readList, shown } from '../shared/badInput';
import {
	EVENT_KINDS,
	type EventKind,
	STATUS_EVENTS,
	STATUS_OF_EVENT,
	type StatusEvent,
	type Watch,
} from './watch';

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
const STATUS_FIELD: { readonly [event in StatusEvent]: { label: string; name: string } } = {
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
];

/**
 * What to watch, as entered.
 *
 * @param parameter gives the value of a field by its name
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function readWatch(parameter: (name: string) => IDataObject[string]): Watch {
	const kinds = readList('Events', parameter('events'), EVENT_KINDS);
	if (kinds.length === 0) throw new BadInput('Events is empty. Choose at least one event.');
	const events = new Set(kinds);
	const unit = readChoice('Amounts Entered In', parameter('amountUnit'), ['baht', 'satang']);
	const amount = (field: string, name: string, isUsed: boolean) =>
		isUsed ? readAmount(field, parameter(name), unit) : 0n;
	const atLeast = amount('By at Least', 'changeAmount', events.has('balanceChanged'));
	if (atLeast < 0n) throw new BadInput('By at Least is negative, but it has to be 0 or more.');
	const directions = ['any', 'up', 'down'] as const;
	return {
		events,
		amountField: readChoice('Amount to Watch', parameter('amountField'), ROW_AMOUNTS),
		threshold: {
			direction: readChoice('Crossed', parameter('thresholdDirection'), ['below', 'above']),
			satang: amount('Threshold', 'thresholdAmount', events.has('balanceCrossed')),
		},
		change: { direction: readChoice('Changed', parameter('changeDirection'), directions), atLeast },
		statusesTo: {
			kycStatusChanged: readStatuses('kycStatusChanged', parameter),
			authorizationStatusChanged: readStatuses('authorizationStatusChanged', parameter),
			mobileVerificationStatusChanged: readStatuses('mobileVerificationStatusChanged', parameter),
			userStatusChanged: readStatuses('userStatusChanged', parameter),
		},
	};
}

function readStatuses(event: StatusEvent, parameter: (name: string) => unknown): string[] {
	const { label, name } = STATUS_FIELD[event];
	return readList(label, parameter(name), STATUS_VALUES[STATUS_OF_EVENT[event]]);
}

function readAmount(field: string, value: unknown, unit: 'baht' | 'satang'): bigint {
	const isText = typeof value === 'number' || typeof value === 'string';
	const satang =
		unit === 'baht'
			? isText && satangFromBaht(value)
			: /^-?\d{1,19}$/.test(String(value)) && BigInt(String(value));
	if (typeof satang === 'bigint') return satang;
	const allowed =
		unit === 'baht' ? 'an amount of baht with at most two decimals' : 'a whole number of satang';
	throw new BadInput(`${field} is ${shown(value)}, but it has to be ${allowed}.`);
}
