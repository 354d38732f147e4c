import type { WalletUser } from '../contract';
import { identityOf } from '../identity';
import { type Conditions, judgeOf, type Verdict } from './conditions';

/** Keeps the wallet users for whom conditions hold, and knows of how many nobody can tell. */
export class Keeper {
	private readonly judge: (user: WalletUser) => Verdict;
	/** By identity: a user may be met again, in a newer row that can be judged. */
	private readonly unjudged = new Set<string>();

	constructor(conditions: Conditions) {
		this.judge = judgeOf(conditions);
	}

	/** How many users have no readable value where a condition needs one, and break none of the others. They are not kept. */
	get unjudgedCount(): number {
		return this.unjudged.size;
	}

	/** Whether to keep a user. */
	readonly keep = (user: WalletUser): boolean => {
		const verdict = this.judge(user);
		if (verdict === 'unknown') this.unjudged.add(identityOf(user));
		else if (this.unjudged.size > 0) this.unjudged.delete(identityOf(user));
		return verdict === 'holds';
	};
}
