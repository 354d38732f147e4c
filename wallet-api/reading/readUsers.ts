import {
	type BalanceFilters,
	MAX_IDS_PER_REQUEST,
	MAX_PAGE_SIZE,
	type WalletUser,
} from '../contract';
import { type Result, succeeded } from '../failures';
import { slicesOf } from '../slices';
import type { ListFacts, Reading } from './facts';
import type { PageSource } from './fetchPages';
import { idParts } from './idParts';
import { inOrder } from './inOrder';
import { readList } from './readList';
import { timeOf } from './stretch';
import { borrowedTimes, newestFirst, unite } from './unite';

/** Which users to read, and how. */
export interface ReadOptions {
	readonly filters: BalanceFilters;
	/** Which of them to keep; left out for all. A limit counts those that are kept. */
	readonly keep?: (user: WalletUser) => boolean;
	/** Most users wanted; left out for all of them. */
	readonly limit?: number;
	/** Most rows per page, 1 to 10,000. */
	readonly pageSize?: number;
	/** Fails as soon as the vendor states more users than this; left out: never. */
	readonly refuseAbove?: number;
	/** Fires when the users are no longer wanted. */
	readonly stop?: AbortSignal;
}

/** Takes users as they are proven to come next, before more are read. */
export type TakeUsers = (users: readonly WalletUser[]) => Promise<void>;

/**
 * Reads the users of a filter with any number of merchant user IDs: more than the vendor takes in one request are
 * asked for in parts, several at once, and put back into the vendor's order, newest first.
 *
 * @returns everyone, each once, each in the newest row that was seen, or the first failure.
 * @throws only when the run is cancelled.
 */
export async function readUsers(
	source: PageSource,
	options: ReadOptions,
): Promise<Result<Reading>> {
	const parts = idPartsOf(options.filters);
	return parts === undefined
		? await collect(source, options)
		: await readParts(source, options, parts);
}

/**
 * Reads users like `readUsers`, but keeps none of them: they are handed over as they come, in the vendor's order,
 * each once. A user who is met again comes as first read.
 *
 * @returns what is known of the list, or the first failure; users were handed over by then, too.
 * @throws what `take` throws, and when the run is cancelled.
 */
export async function eachUser(
	source: PageSource,
	options: ReadOptions,
	take: TakeUsers,
): Promise<Result<ListFacts>> {
	const parts = idPartsOf(options.filters);
	if (parts !== undefined) {
		const reading = await readParts(source, options, parts);
		if (!reading.ok) return reading;
		const { users, ...facts } = reading.value;
		for (const page of slicesOf(users, MAX_PAGE_SIZE)) await take(page);
		return succeeded(facts);
	}
	const { keep = everyone, limit = Infinity } = options;
	let taken = 0;
	return await readList(source, planOf(options), async ({ fresh }) => {
		const users: WalletUser[] = [];
		for (const user of fresh) {
			if (taken >= limit) break;
			if (!keep(user)) continue;
			users.push(user);
			taken += 1;
		}
		await take(users);
		return taken >= limit ? 'enough' : 'more';
	});
}

/** The merchant user IDs in parts, where they are more than one request takes. */
function idPartsOf({ mchUuidList: ids }: BalanceFilters): string[][] | undefined {
	if (ids === undefined || ids.length <= MAX_IDS_PER_REQUEST) return undefined;
	return idParts(ids, MAX_IDS_PER_REQUEST);
}

async function readParts(
	source: PageSource,
	options: ReadOptions,
	parts: readonly string[][],
): Promise<Result<Reading>> {
	const readings: Reading[] = [];
	const read = await inOrder(parts, {
		workers: source.parallelRequests,
		stop: options.stop,
		work: async (mchUuidList, stop) =>
			await collect(source, { ...options, stop, filters: { ...options.filters, mchUuidList } }),
		take: async (reading) => {
			readings.push(reading);
			return succeeded('more');
		},
	});
	return read.ok ? succeeded(unite(readings, options.limit)) : read;
}

async function collect(source: PageSource, options: ReadOptions): Promise<Result<Reading>> {
	const { keep = everyone, limit = Infinity } = options;
	/** By number, which is the order in which they were met. */
	const kept: Array<WalletUser | undefined> = [];
	/** The number of the answer that each was judged by, likewise. Pages may be joined in another order than they came. */
	const judgedBy: number[] = [];
	/** By number, for those who show no time by which they could be put in order: that of the user before them. */
	const borrowed = new Map<number, string>();
	let count = 0;
	let isInOrder = true;
	/** The user, who is counted then, or nobody where a condition is broken. */
	const judged = (user: WalletUser): WalletUser | undefined => {
		if (!keep(user)) return undefined;
		count++;
		return user;
	};
	const facts = await readList(
		source,
		planOf(options),
		async ({ fresh, firstNumber, again, isLate, answer }) => {
			isInOrder &&= !isLate;
			for (const { number, user } of again) {
				// Whoever stands in one answer twice is as they are there first.
				if ((judgedBy[number] ?? -1) >= answer.number) continue;
				if (kept[number] !== undefined) count--;
				kept[number] = judged(user);
				judgedBy[number] = answer.number;
			}
			const times = isInOrder ? undefined : borrowedTimes(answer);
			// Whoever comes after the last one wanted is not looked at. But somebody late may come before others.
			let number = firstNumber;
			for (const user of fresh) {
				if (isLate || count < limit) {
					kept[number] = judged(user);
					judgedBy[number] = answer.number;
				}
				const time = times?.get(user);
				if (time !== undefined) borrowed.set(number, time);
				number++;
			}
			return count >= limit ? 'enough' : 'more';
		},
	);
	if (!facts.ok) return facts;
	const users = isInOrder
		? kept.filter((user) => user !== undefined)
		: newestFirst(kept, (user, number) => timeOf(user) ?? borrowed.get(number));
	if (users.length > limit) users.length = limit;
	return succeeded({ ...facts.value, users });
}

function planOf(options: ReadOptions) {
	const { filters, keep, limit = Infinity, pageSize = MAX_PAGE_SIZE, refuseAbove, stop } = options;
	return { filters, pageSize, refuseAbove, stop, wanted: keep === undefined ? limit : Infinity };
}

function everyone(): boolean {
	return true;
}
