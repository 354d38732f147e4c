import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Json } from '../../../wallet-api/contract';
import type { ItemOptions } from '../../shared/fields/itemOptions';
import { formatter } from '../../shared/output/items';
import type { WalletEvent } from './events';

/** How events become items. */
export interface EventItemOptions extends ItemOptions {
	readonly itemsPer: 'event' | 'poll';
}

/**
 * Events as n8n items: one each, or all of a poll in one. Amounts, times and fields are as the operator chose.
 *
 * @param detectedAt milliseconds since the epoch
 */
export function toEventItems(
	events: readonly WalletEvent[],
	options: EventItemOptions,
	detectedAt: number,
): INodeExecutionData[] {
	const formatUser = formatter(options);
	const formatField = formatter({ ...options, fields: [] });
	const convert = (field: string | null, value: Json): Json =>
		field === null ? value : (formatField({ [field]: value })[field] ?? null);
	const time = new Date(detectedAt).toISOString();
	const rows = events.map(
		({ event, mchUuid, uuid, changed, previous, current, user }): IDataObject => ({
			event,
			mchUuid,
			uuid,
			previous: convert(changed, previous),
			current: convert(changed, current),
			changed,
			detectedAt: time,
			user: user === null ? null : formatUser(user),
		}),
	);
	if (options.itemsPer === 'event') return rows.map((json) => ({ json }));
	return [{ json: { detectedAt: time, count: rows.length, events: rows } }];
}
