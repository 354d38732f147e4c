import type { Merchant } from '../../../sandbox/merchant/merchant';
import type { Row } from '../../../sandbox/merchant/rows';
import { formatTime } from '../../../sandbox/merchant/times';
import type { BalanceFilters } from '../../../wallet-api/contract';
import type { Change, History, Statuses } from './history';

/** The newest user at the start was created at this second. */
const NEWEST = Date.parse('2026-01-01T00:00:00Z') / 1000;

const FILTERS: { readonly [name in History['filter']]: BalanceFilters } = {
	none: {},
	ids: {},
	KYC: { KYCStatus: ['Approved'] },
	'KYC and user': { KYCStatus: ['Approved'], userStatus: ['Active'] },
};

/** Statuses that match every filter, and such that match none with statuses. */
const INSIDE = { KYCStatus: 'Approved', userStatus: 'Active' };
const OUTSIDE = { KYCStatus: 'Rejected' };

/** The users at the start. */
export function rowsOf({ users, usersPerSecond }: History): Row[] {
	return users.map((statuses, index) => ({
		mchUuid: `JT${index}`,
		balance: 100 * index,
		createTime: formatTime(NEWEST - Math.floor(index / usersPerSecond)),
		updateTime: formatTime(NEWEST),
		...statuses,
	}));
}

/** What is asked for. By ids, that is every second user of the start, one who is yet to come, and a stranger. */
export function filtersOf({ filter, users }: History): BalanceFilters {
	if (filter !== 'ids') return FILTERS[filter];
	const everySecond = users.flatMap((_, index) => (index % 2 === 0 ? [`JT${index}`] : []));
	return { mchUuidList: [...everySecond, 'JTnew1', 'JTnobody'] };
}

/** Lets the changes of a history happen to the merchant's users, each once. */
export class Changes {
	private readonly removed: string[] = [];
	private readonly exchanged: Array<readonly [string, string]> = [];
	private created = 0;
	/** When the last user was created, in seconds: time never goes back, whoever was removed since. */
	private lastTime = NEWEST;

	constructor(
		private readonly merchant: Merchant,
		private readonly filters: BalanceFilters,
	) {}

	/** Does nothing where there is nobody it could happen to. */
	make(change: Change): void {
		const someone = pick(this.merchant.idsFrom(1, this.merchant.size), change.place);
		switch (change.kind) {
			case 'create':
				return this.create(change);
			case 'createAgain':
				return this.createAgain();
			case 'exchange':
				return this.exchange(change);
			case 'changeBalance':
				if (someone !== undefined) this.merchant.changeUser(someone, { balance: change.place });
				return;
			case 'changeStatus':
				if (someone !== undefined) this.merchant.changeUser(someone, { ...change.statuses });
				return;
			case 'remove':
				if (someone !== undefined && this.merchant.removeUser(someone)) this.removed.push(someone);
		}
	}

	private create({ statuses, sameSecond }: Extract<Change, { kind: 'create' }>): void {
		this.add(`JTnew${++this.created}`, statuses, sameSecond);
	}

	private createAgain(): void {
		const mchUuid = this.removed.pop();
		if (mchUuid !== undefined) this.add(mchUuid, INSIDE, false);
	}

	private add(mchUuid: string, statuses: Statuses, sameSecond: boolean): void {
		if (!sameSecond) this.lastTime++;
		const createTime = formatTime(this.lastTime);
		this.merchant.createUser({ mchUuid, createTime, balance: 1, ...statuses });
	}

	private exchange({ place, other, back }: Extract<Change, { kind: 'exchange' }>): void {
		const [lastIn, lastOut] = (back ? this.exchanged.pop() : undefined) ?? [];
		const inside = this.merchant.rowsOf(this.merchant.select(this.filters).entries);
		const insideIds = inside.map(({ mchUuid }) => mchUuid);
		const outsideIds = this.merchant
			.idsFrom(1, this.merchant.size)
			.filter((id) => !insideIds.includes(id));
		const leaver = lastIn ?? pick(insideIds, place);
		const joiner = lastOut ?? pick(outsideIds, other);
		if (leaver === undefined) return;
		if (joiner === undefined) {
			this.merchant.removeUser(leaver);
			return this.add(`JTnew${++this.created}`, INSIDE, false);
		}
		this.merchant.changeUser(leaver, OUTSIDE);
		this.merchant.changeUser(joiner, INSIDE);
		if (!back) this.exchanged.push([joiner, leaver]);
	}
}

function pick(ids: readonly string[], place: number): string | undefined {
	return ids[place % ids.length];
}
