import type { Row } from './rows';
import type { SeededUsers } from './seededUsers';
import { formatTime } from './times';
import type { UserList } from './userList';

/** Makes the users who join later on: believable ones, whom nobody in the list is yet. */
export class NewUsers {
	private made = 0;

	/** @param perSecond how many may be created in the same second */
	constructor(
		private readonly seeded: SeededUsers,
		private readonly users: UserList,
		private readonly perSecond: number,
	) {}

	/** The next one, created now, or as soon after as makes it the newest. @param now milliseconds since the epoch */
	next(now: number): Row {
		const time = formatTime(Math.max(Math.floor(now / 1000), this.nextTime()));
		return { ...this.unusedRow(), createTime: time, updateTime: time };
	}

	/** The earliest second in which the next user can be created and be the newest. */
	private nextTime(): number {
		const [newest, ...others] = this.users.entries.slice(0, this.perSecond);
		if (newest === undefined) return -Infinity;
		const time = this.users.view.created(newest);
		const isFull = others.length + 1 === this.perSecond;
		return isFull && others.every((other) => this.users.view.created(other) === time)
			? time + 1
			: time;
	}

	private unusedRow(): Row {
		for (;;) {
			this.made += 1;
			const row = this.seeded.row(-this.made);
			if (this.users.positionOf(row.mchUuid) === undefined) return row;
		}
	}
}
