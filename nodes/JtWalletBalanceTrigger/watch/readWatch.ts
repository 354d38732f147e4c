import { satangFromBaht } from '../../../wallet-api/amounts';
import { ROW_AMOUNTS, STATUS_VALUES } from '../../../wallet-api/contract';
import { BadInput, readChoice, readList, shown } from '../../shared/fields/badInput';
import { type Entered, readRestriction } from '../../shared/fields/entered';
import { EVENT_KINDS, STATUS_OF_EVENT, type StatusEvent, type Watch } from './watch';
import { STATUS_FIELD } from './watchFields';

/**
 * What to watch, as entered.
 *
 * @param entered gives what was entered into a field by its name
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function readWatch(entered: (name: string) => Entered): Watch {
	const parameter = (name: string) => entered(name).value;
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
			kycStatusChanged: readStatuses('kycStatusChanged', entered),
			authorizationStatusChanged: readStatuses('authorizationStatusChanged', entered),
			mobileVerificationStatusChanged: readStatuses('mobileVerificationStatusChanged', entered),
			userStatusChanged: readStatuses('userStatusChanged', entered),
		},
	};
}

function readStatuses(event: StatusEvent, entered: (name: string) => Entered): string[] {
	const { label, name } = STATUS_FIELD[event];
	const without = 'clear the field to report every change of this status';
	const statuses = readRestriction({ label, without }, entered(name));
	return readList(label, statuses, STATUS_VALUES[STATUS_OF_EVENT[event]]);
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
