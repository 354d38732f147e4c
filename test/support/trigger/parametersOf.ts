import type { INodeParameters } from 'n8n-workflow';
import type { History } from './history';
import type { ModelSettings } from './model';

/** The settings of a history as they are entered in the node. */
export function parametersOf(settings: ModelSettings, { reading }: History): INodeParameters {
	const { events, amountField, threshold, change, filters, onFirstPoll } = settings;
	const { rearmDistance, maxEvents, quietHours } = settings;
	return {
		events: [...events],
		amountField,
		amountUnit: 'satang',
		amounts: 'satang',
		thresholdDirection: threshold.direction,
		thresholdAmount: threshold.satang,
		changeDirection: change.direction,
		changeAmount: change.atLeast,
		kycStatusTo: [...settings.kycStatusTo],
		userStatusTo: [...settings.userStatusTo],
		filters: JSON.parse(JSON.stringify(filters)),
		options: { ...reading, onFirstPoll, rearmDistance, maxEvents, quietHours },
	};
}
