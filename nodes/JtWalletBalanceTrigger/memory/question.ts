import { createHash } from 'node:crypto';
import { accessFrom, merchantOf } from '../../../wallet-api/signing/signRequest';
import type { WantedUsers } from '../../shared/fields/filters';
import type { Tracked, Watch } from '../watch/watch';
import { trackedBy } from '../watch/watch';

/** What a poll asks, in short texts that are the same where the same is asked. */
export interface Question {
	/** Whose users. */
	readonly merchant: string;
	/** Which of them. */
	readonly filters: string;
	/** What is remembered of each. */
	readonly tracked: Tracked;
	/** The threshold that users are waiting to be back behind; empty without one. */
	readonly threshold: string;
}

/** What a poll asks. Neither how the Base URL and the App ID were typed nor the order of filters makes another question of it. */
export function questionOf(
	credential: { readonly baseUrl: unknown; readonly appId: unknown },
	{ filters, conditions }: WantedUsers,
	watch: Watch,
): Question {
	const sorted = Object.entries(filters)
		.map(([name, values]) => [name, Array.isArray(values) ? [...values].sort() : values] as const)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	const crossing = watch.amount?.crossing;
	return {
		merchant: checkOf(merchantOf(accessFrom(credential))),
		filters: checkOf(questionText([...sorted, ...(conditions ? [conditions.conditions] : [])])),
		tracked: trackedBy(watch),
		threshold: crossing === undefined ? '' : `${crossing.direction} ${crossing.satang}`,
	};
}

/** A short text that nearly certainly belongs to this text alone. */
export function checkOf(text: string): string {
	return createHash('sha256').update(text).digest('base64').slice(0, 22);
}

/** JSON knows no bigint, which conditions about amounts hold. */
function questionText(value: unknown): string {
	return JSON.stringify(value, (_, part: unknown) =>
		typeof part === 'bigint' ? String(part) : part,
	);
}
