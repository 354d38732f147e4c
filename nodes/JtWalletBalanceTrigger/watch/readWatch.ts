import type { IDataObject } from 'n8n-workflow';
import { satangFromBaht } from '../../../wallet-api/amounts';
import { ROW_AMOUNTS, STATUS_VALUES } from '../../../wallet-api/contract';
import { BadInput, readChoice, readList, shown } from '../../shared/fields/badInput';
import { EVENT_KINDS, STATUS_OF_EVENT, type StatusEvent, type Watch } from './watch';
import { STATUS_FIELD } from './watchFields';

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
	const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
	const satang = unit === 'baht' ? satangFromBaht(text) : wholeNumber(text);
	if (satang !== undefined) return satang;
	const allowed =
		unit === 'baht' ? 'an amount of baht with at most two decimals' : 'a whole number of satang';
	throw new BadInput(`${field} is ${shown(value)}, but it has to be ${allowed}.`);
}

function wholeNumber(text: string): bigint | undefined {
	return /^-?\d{1,19}$/.test(text) ? BigInt(text) : undefined;
}
