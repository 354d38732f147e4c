/** Users who come, go, come back and change while a node reads them, and who of them has to come out. */
import type { Fault } from '../../../sandbox/faults/faultSchema';
import type { Row } from '../../../sandbox/merchant/rows';
import type { Sandbox } from '../../../sandbox/server';
import type { VendorWorld } from '../../support/worlds/vendorWorlds';

/** What is asked for: a test of each row. */
export type IsWanted = (row: Row) => boolean;

/** Who matched in all the time, and who at some time. */
export interface Matched {
	readonly always: ReadonlySet<unknown>;
	readonly ever: readonly Row[];
}

/** The users of a merchant in one world, and what happens to them. */
export class MovingMerchant {
	private readonly moments: Row[][] = [];

	/** Serves so many users in a world. Where they move, it begins before anybody asks: replicas differ from the start. */
	constructor(
		private readonly sandbox: Sandbox,
		{ world, perSecond, totalsOver, faults = [] }: VendorWorld,
		{ users, moves }: { readonly users: number; readonly moves: boolean },
	) {
		sandbox.reset({ users, seed: 7, perSecond, world });
		sandbox.settings.totalsOver = totalsOver ?? 'filtered';
		const ids = sandbox.merchant.idsFrom(1, users);
		const at = (share: number, count: number) => {
			const first = Math.floor(users * share);
			return ids.slice(first, first + count);
		};
		const gone = [...at(0.3, 2), ...at(0.8, 2)];
		if (moves) {
			this.note();
			for (const id of gone) sandbox.merchant.removeUser(id);
			sandbox.merchant.createUser();
		}
		this.note();
		sandbox.faults.set([
			...faults,
			...(moves ? movement({ leave: [...at(0.05, 3), ...at(0.5, 2)], back: gone, at }) : []),
		]);
	}

	/** Who matched, to be asked when the node is done. */
	matched(isWanted: IsWanted): Matched {
		this.note();
		const lists = this.moments.map((rows) => rows.filter(isWanted));
		const ids = lists.map((rows) => new Set(rows.map(({ mchUuid }) => mchUuid)));
		const everyone = new Map(lists.flat().map((row) => [row.mchUuid, row]));
		const always = [...everyone.keys()].filter((id) => ids.every((list) => list.has(id)));
		return { always: new Set(always), ever: [...everyone.values()] };
	}

	private note(): void {
		this.moments.push(this.sandbox.merchant.rows());
	}
}

/** Nobody comes and goes, or goes and comes back: who was there before and after was there in all the time. */
function movement({
	leave,
	back,
	at,
}: {
	readonly leave: string[];
	readonly back: string[];
	readonly at: (share: number, count: number) => string[];
}): Fault[] {
	return [
		{ kind: 'usersRemoved', ids: leave.slice(0, 3), when: { request: 1 } },
		{ kind: 'usersCreated', count: 2, at: 'between', when: { request: 2 } },
		{
			kind: 'usersChanged',
			ids: at(0.2, 6),
			set: { KYCStatus: 'Approved' },
			when: { request: 2 },
		},
		{ kind: 'usersRestored', ids: back, at: 'before', when: { request: 3 } },
		{ kind: 'usersRemoved', ids: leave.slice(3), at: 'between', when: { request: 4 } },
		{
			kind: 'usersChanged',
			ids: at(0.6, 6),
			set: { KYCStatus: 'Rejected' },
			at: 'before',
			when: { request: 4 },
		},
		{ kind: 'usersCreated', count: 3, when: { request: 4 } },
	];
}
