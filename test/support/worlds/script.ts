import type { BalancePage, PageQuery } from '../../../wallet-api/contract';
import { failed, type Result, succeeded } from '../../../wallet-api/failures';
import type { PageSource } from '../../../wallet-api/reading/fetchPages';

/** What a scripted server says at one moment: its total, and the list, newest first. */
export interface Moment {
	readonly total: number;
	readonly list: readonly string[];
}

/**
 * A server whose list is another one for each of its first requests; the last moment stays. User `u7` was created in
 * second 7.
 */
export class ScriptedServer implements PageSource {
	readonly asked: PageQuery[] = [];
	readonly parallelRequests = 1;

	constructor(
		private readonly moments: readonly Moment[],
		/** Most rows of an answer. */
		private readonly cap = Infinity,
	) {}

	/** The requests as `page x size`. */
	get pages(): string[] {
		return this.asked.map(({ page, size }) => `${page}x${size}`);
	}

	readonly fetchPage = async (query: PageQuery): Promise<Result<BalancePage>> => {
		const moment = this.moments[Math.min(this.asked.length, this.moments.length - 1)];
		this.asked.push(query);
		if (moment === undefined || this.asked.length > 100) return failed('notSent');
		const { page, size } = query;
		const start = (page - 1) * size;
		const users = moment.list
			.slice(start, start + Math.min(size, this.cap))
			.map((id) => ({ mchUuid: id, createTime: timeOf(Number(id.slice(1))) }));
		return succeeded({ users, total: moment.total, size, current: page, totals: {} });
	};
}

/** Users `u9` to `u1`, say, newest first. */
export function usersFrom(newest: number, oldest: number): string[] {
	return Array.from({ length: newest - oldest + 1 }, (_, index) => `u${newest - index}`);
}

function timeOf(second: number): string {
	return new Date(Date.UTC(2025, 0, 1) + 1000 * second)
		.toISOString()
		.slice(0, 19)
		.replace('T', ' ');
}
