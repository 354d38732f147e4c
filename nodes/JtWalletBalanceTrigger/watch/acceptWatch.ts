import { type AmountUnit, acceptSatang } from '../../shared/fields/amountEntry';
import { acceptChoice, acceptChoices, BadInput } from '../../shared/fields/badInput';
import { acceptRestriction, type Entered } from '../../shared/fields/entered';
import { STATUS_EVENTS, type StatusEvent, type Watch } from './watch';
import { statusField, WATCH_FIELDS } from './watchFields';

/** Gives the value of a field by its name. */
type Parameter = (name: string) => Entered['value'];

/**
 * What to watch, as entered.
 *
 * @param entered gives what was entered into a field by its name
 * @param rearmDistance the option of that name, which stands apart from the other fields
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function acceptWatch(
	entered: (name: string) => Entered,
	rearmDistance: unknown = WATCH_FIELDS.rearmDistance.default,
): Watch {
	const parameter: Parameter = (name) => entered(name).value;
	const events = new Set(acceptChoices(WATCH_FIELDS.events, parameter('events')));
	if (events.size === 0) {
		throw new BadInput(`${WATCH_FIELDS.events.displayName} is empty. Choose at least one event.`);
	}
	const crosses = events.has('balanceCrossed');
	const changes = events.has('balanceChanged');
	const unit = crosses || changes ? acceptUnit(parameter) : 'baht';
	return {
		added: events.has('userAdded'),
		gone: events.has('userGone'),
		...((crosses || changes) && {
			amount: {
				field: acceptChoice(WATCH_FIELDS.amountField, parameter('amountField')),
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
	return acceptChoice(WATCH_FIELDS.amountUnit, parameter('amountUnit'));
}

function acceptCrossing(parameter: Parameter, unit: AmountUnit, rearmDistance: unknown) {
	const { thresholdDirection, thresholdAmount, rearmDistance: rearmField } = WATCH_FIELDS;
	return {
		direction: acceptChoice(thresholdDirection, parameter('thresholdDirection')),
		satang: acceptSatang(thresholdAmount.displayName, parameter('thresholdAmount'), unit),
		rearmDistance: acceptDistance(rearmField, rearmDistance, unit),
	};
}

function acceptChange(parameter: Parameter, unit: AmountUnit) {
	const { changeDirection, changeAmount } = WATCH_FIELDS;
	return {
		direction: acceptChoice(changeDirection, parameter('changeDirection')),
		atLeast: acceptDistance(changeAmount, parameter('changeAmount'), unit),
	};
}

function acceptStatuses(event: StatusEvent, entered: (name: string) => Entered): string[] {
	const field = statusField(event);
	const restriction = {
		label: field.displayName,
		without: 'clear the field to report every change of this status',
	};
	return acceptChoices(field, acceptRestriction(restriction, entered(field.name)));
}

function acceptDistance(
	{ displayName }: { readonly displayName: string },
	value: unknown,
	unit: AmountUnit,
): bigint {
	const satang = acceptSatang(displayName, value, unit);
	if (satang < 0n) throw new BadInput(`${displayName} is negative, but it has to be 0 or more.`);
	return satang;
}
