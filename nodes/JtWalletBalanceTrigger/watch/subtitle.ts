import { AMOUNT_OPTIONS } from '../../shared/fields/rowFields';
import { EVENT_OPTIONS } from './eventOptions';

const EVENT_NAMES = Object.fromEntries(EVENT_OPTIONS.map(({ value, name }) => [value, name]));
const AMOUNT_NAMES = Object.fromEntries(AMOUNT_OPTIONS.map(({ value, name }) => [value, name]));

/**
 * What stands under the node's name in the editor, as an expression: the one event that is watched
 * (`Balance below 100 baht`, `KYC Status Changed`), or how many there are.
 */
export const SUBTITLE = `={{ ${[
	'$parameter["events"].length !== 1 ? $parameter["events"].length + " events"',
	'$parameter["events"][0] === "balanceCrossed" ? ' +
		`(${JSON.stringify(AMOUNT_NAMES)})[$parameter["amountField"]] + " " + ` +
		'$parameter["thresholdDirection"] + " " + $parameter["thresholdAmount"] + " " + $parameter["amountUnit"]',
	`(${JSON.stringify(EVENT_NAMES)})[$parameter["events"][0]]`,
].join(' : ')} }}`;
