import { type Exact, type ExactObject, without } from '../../exactJson';
import type { Row } from '../rows';
import { drawFrom } from './draw';
import { ODDITIES, type OddRows } from './world';

type Oddity = (typeof ODDITIES)[number];

/** What each oddity does to a row. `shared` is the ID of the user whose ID it shares. */
const EDITS: {
	readonly [odd in Oddity]: (row: ExactObject, shared: string | undefined) => ExactObject;
} = {
	withoutMchUuid: (row) => without(row, ['mchUuid']),
	numericMchUuid: (row) => ({ ...row, mchUuid: digitsOf(row.mchUuid) }),
	sharedMchUuid: (row, shared) => ({ ...row, mchUuid: shared ?? row.mchUuid }),
	withoutUuid: (row) => without(row, ['uuid']),
	withoutCreateTime: (row) => without(row, ['createTime']),
	unreadableCreateTime: (row) => ({ ...row, createTime: `on ${String(row.createTime)}` }),
};

/** How the rows of the merchant's users are sent. Who is odd is settled once, and stays so. */
export class RowForms {
	private readonly shared = new Map<string, string>();

	/** @param ids of the users there are, newest first: who shares an ID is paired in this order */
	constructor(
		private readonly oddRows: readonly OddRows[],
		ids: () => Iterable<string>,
	) {
		for (const odd of oddRows) {
			if (odd.odd === 'sharedMchUuid')
				this.pair(odd.ids ?? [...ids()].filter((id) => isIn(odd, id)));
		}
	}

	/** The row as it is sent. */
	sent(row: Row): ExactObject {
		return this.oddRows
			.filter((odd) => isIn(odd, row.mchUuid))
			.reduce<ExactObject>((form, { odd }) => EDITS[odd](form, this.shared.get(row.mchUuid)), row);
	}

	/** The ID as it is sent, by which the user is found; undefined where none is sent. */
	sentId(mchUuid: string): string | undefined {
		const { mchUuid: sent } = this.sent({ mchUuid });
		return sent === undefined ? undefined : String(sent);
	}

	/** Every second one gets the ID of the one before. */
	private pair(ids: readonly string[]): void {
		for (const [place, id] of ids.entries()) {
			const before = ids[place - 1];
			if (place % 2 === 1 && before !== undefined) this.shared.set(id, before);
		}
	}
}

function isIn({ ids, oneIn = 1, odd }: OddRows, mchUuid: string): boolean {
	return ids === undefined ? drawFrom(oneIn, odd, mchUuid) === 0 : ids.includes(mchUuid);
}

/** The digits of an ID as a long; an ID without any stays as it is. */
function digitsOf(mchUuid: Exact | undefined): Exact | undefined {
	const digits = String(mchUuid).replace(/\D/g, '');
	return digits === '' ? mchUuid : BigInt(digits);
}
