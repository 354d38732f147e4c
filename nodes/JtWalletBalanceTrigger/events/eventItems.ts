import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { type Json, ROW_AMOUNTS, type WalletUser } from '../../../wallet-api/contract';
import type { ItemOptions } from '../../shared/fields/itemOptions';
import { formatter } from '../../shared/output/items';
import { type Owner, idsOf } from '../memory/owner';
import { fromSatang, toSatang } from '../memory/satang';
import { clockFor } from './clock';
import { eventIdOf, type WalletEvent } from './walletEvent';

/** How events become items. */
export interface EventItemOptions extends ItemOptions {
	readonly itemsPer: 'event' | 'poll';
}

/** What there is to know of a poll beside its events. */
export interface AboutPoll {
	/** Milliseconds since the epoch. */
	readonly at: number;
	/** How many events are left for the next polls. */
	readonly remaining: number;
	/** Whether these are samples for the editor. */
	readonly isSample: boolean;
}

/**
 * Events as n8n items: one each, or all of a poll in one. Amounts, times and fields are as the operator chose, and
 * times that are ours are written as the vendor's are.
 */
export function toEventItems(
	events: readonly WalletEvent[],
	options: EventItemOptions,
	{ at, remaining, isSample }: AboutPoll,
): INodeExecutionData[] {
	const formatUser = formatter(options);
	const formatField = formatter({ ...options, fields: [] });
	const timeText = clockFor(options);
	const convert = (field: string | null, value: Json): Json =>
		field === null ? value : (formatField({ [field]: value })[field] ?? null);
	const sample = isSample ? { sample: true } : {};
	const rows = events.map((told): IDataObject => {
		const { event, owner, changed, previous, current, user } = told;
		return {
			id: eventIdOf(told),
			event,
			...namesOf(owner, user),
			previous: convert(changed, previous),
			current: convert(changed, current),
			changed,
			detectedAt: timeText(told.detectedAt),
			user:
				user === null
					? null
					: formatUser(options.amounts === 'satang' ? user : withNumberAmounts(user)),
			...sample,
		};
	});
	if (options.itemsPer === 'poll') {
		const count = rows.length;
		return [{ json: { detectedAt: timeText(at), count, remaining, events: rows, ...sample } }];
	}
	const last = rows.at(-1);
	if (remaining > 0 && last !== undefined) last.remaining = remaining;
	return rows.map((json) => ({ json }));
}

/** Both IDs: the merchant's as a text, the wallet's as sent, where the user is still listed. */
function namesOf(owner: Owner, user: WalletUser | null): { mchUuid: string; uuid: Json } {
	const { mchUuid, uuid } = idsOf(owner);
	return { mchUuid, uuid: user?.uuid ?? uuid };
}

/** The user with amounts as the comparison reads them: a text that holds whole satang is as good as the number. */
function withNumberAmounts(user: WalletUser): WalletUser {
	const texts = ROW_AMOUNTS.flatMap((field) => {
		const value = user[field];
		const satang = typeof value === 'string' ? toSatang(value) : undefined;
		return satang === undefined ? [] : [[field, fromSatang(satang)] as const];
	});
	return texts.length === 0 ? user : { ...user, ...Object.fromEntries(texts) };
}
