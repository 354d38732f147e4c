import { satangFromBaht } from '../../../wallet-api/amounts';
import { ROW_AMOUNTS, STATUS_VALUES } from '../../../wallet-api/contract';
import { BadInput, acceptChoice, acceptChoices, shown } from '../../shared/fields/badInput';
import { type Entered, acceptRestriction } from '../../shared/fields/entered';
import { EVENT_KINDS, STATUS_EVENTS, STATUS_OF_EVENT, type StatusEvent, type Watch } from './watch';
import { EVENTS_LABEL, REARM_LABEL, STATUS_FIELD } from './watchFields';

/** The unit in which the amounts of the watch are entered, and come out unless set otherwise. */
export type AmountUnit = 'baht' | 'satang';

/** Gives the value of a field by its name. */
type Parameter = (name: string) => Entered['value'];

/**
 * What to watch, as entered.
 *
 * @param entered gives what was entered into a field by its name
 * @param rearmDistance the option of that name, which stands apart from the other fields
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function acceptWatch(entered: (name: string) => Entered, rearmDistance: unknown = 0): Watch {
	const parameter: Parameter = (name) => entered(name).value;
	const events = new Set(acceptChoices(EVENTS_LABEL, parameter('events'), EVENT_KINDS));
	if (events.size === 0) {
		throw new BadInput(`${EVENTS_LABEL} is empty. Choose at least one event.`);
	}
	const crosses = events.has('balanceCrossed');
	const changes = events.has('balanceChanged');
	const unit = crosses || changes ? acceptUnit(parameter) : 'baht';
	return {
		added: events.has('userAdded'),
		gone: events.has('userGone'),
		...((crosses || changes) && {
			amount: {
				field: acceptChoice('Amount to Watch', parameter('amountField'), ROW_AMOUNTS),
				...(crosses && { crossing: acceptCrossing(parameter, unit, rearmDistance) }),
				...(changes && { change: acceptChange(parameter, unit) }),
			},
		}),
		statuses: STATUS_EVENTS.filter((event) => events.has(event)).map((event) => ({
			event,
			named: acceptStatuses(event, entered),
		})),
	};
}

/**
 * The unit in which amounts are entered.
 *
 * @throws BadInput where it is none.
 */
export function acceptUnit(parameter: Parameter): AmountUnit {
	return acceptChoice('Amounts Entered In', parameter('amountUnit'), ['baht', 'satang']);
}

function acceptCrossing(parameter: Parameter, unit: AmountUnit, rearmDistance: unknown) {
	return {
		direction: acceptChoice('Crossed', parameter('thresholdDirection'), [
			'below',
			'above',
		] as const),
		satang: acceptAmount('Threshold', parameter('thresholdAmount'), unit),
		rearmDistance: acceptDistance(REARM_LABEL, rearmDistance, unit),
	};
}

function acceptChange(parameter: Parameter, unit: AmountUnit) {
	const directions = ['any', 'up', 'down'] as const;
	return {
		direction: acceptChoice('Changed', parameter('changeDirection'), directions),
		atLeast: acceptDistance('By at Least', parameter('changeAmount'), unit),
	};
}

function acceptStatuses(event: StatusEvent, entered: (name: string) => Entered): string[] {
	const { label, name } = STATUS_FIELD[event];
	const without = 'clear the field to report every change of this status';
	const statuses = acceptRestriction({ label, without }, entered(name));
	return acceptChoices(label, statuses, STATUS_VALUES[STATUS_OF_EVENT[event]]);
}

function acceptDistance(field: string, value: unknown, unit: AmountUnit): bigint {
	const satang = acceptAmount(field, value, unit);
	if (satang < 0n) throw new BadInput(`${field} is negative, but it has to be 0 or more.`);
	return satang;
}

function acceptAmount(field: string, value: unknown, unit: AmountUnit): bigint {
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
