import { type BalanceFilters, type PageQuery, STATUS_FIELDS } from '../../../wallet-api/contract';
import { type ExactObject, writeExact } from '../../exactJson';
import type { Merchant } from '../merchant';
import type { Totals } from '../rows';
import type { Selection } from '../selection';
import type { ListEntry } from '../entryView';
import { drawFrom } from './draw';
import { RowForms } from './oddRows';
import { ordered } from './order';
import { sliceOf } from './paging';
import { StatedTotal } from './statedTotal';
import type { World } from './world';

/** One page of a list of wallet users: what stands beside the rows, and the rows. */
export interface WorldPage {
	readonly total: number;
	readonly size: number;
	readonly current: number;
	readonly sumsOver: (whom: 'filtered' | 'merchant') => Totals;
	/** Null where the world sends that. */
	readonly rows: () => ExactObject[] | null;
	/** The same rows as JSON, the quick way. */
	readonly listText: () => string;
}

const FILTERS = ['mchUuidList', ...STATUS_FIELDS] as const;

/** Serves pages of one merchant's users, as the vendor's server works in one world. */
export class ServedWorld {
	private readonly total: StatedTotal;
	private readonly forms: RowForms | undefined;
	private answers = 0;
	private versionAtLast: number;

	constructor(
		readonly merchant: Merchant,
		readonly world: World,
	) {
		this.total = new StatedTotal(world.total);
		this.forms =
			world.oddRows && new RowForms(world.oddRows, () => merchant.idsFrom(1, merchant.size));
		this.versionAtLast = merchant.version;
	}

	/**
	 * Begins an answer by counting the users that match. What happens to them before the page is made is in the
	 * rows, and not in the total.
	 */
	begin(asked: BalanceFilters): (query: PageQuery) => WorldPage {
		const { merchant } = this;
		const answer = ++this.answers;
		const lag = this.lagOf(answer);
		const filters = this.known(asked);
		const countAgo = (changes: number) => this.select(filters, lag + changes).entries.length;
		const total = this.total.next(filters, countAgo, merchant.version - this.versionAtLast);
		return (query) => {
			this.versionAtLast = merchant.version;
			const { entries, totals } = this.select(filters, lag);
			const { from, to, size, current } = sliceOf(query, this.world, entries.length);
			const wanted = ordered(merchant, entries, this.world.order, answer).slice(from, to);
			return {
				total,
				size,
				current,
				sumsOver: (whom) => (whom === 'filtered' ? totals : merchant.select({}, lag).totals),
				...this.list(wanted),
			};
		};
	}

	/** How many changes behind the replica is that gives an answer. The first is up to date. */
	private lagOf(answer: number): number {
		const { replicas } = this.world;
		if (replicas === undefined) return 0;
		const isLate =
			replicas.asked === 'atRandom'
				? answer > 1 && drawFrom(2, 'replica', answer) === 1
				: answer % 2 === 0;
		return isLate ? replicas.apart : 0;
	}

	private known(asked: BalanceFilters): BalanceFilters {
		const { ignoredFilters = [] } = this.world;
		const known = FILTERS.filter((name) => !ignoredFilters.includes(name));
		return Object.fromEntries(
			known.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]])),
		);
	}

	private select({ mchUuidList, ...rest }: BalanceFilters, changesAgo: number): Selection {
		const { idCase = 'exact' } = this.world;
		const filters = mchUuidList === undefined ? rest : { ...rest, mchUuidList };
		if (mchUuidList === undefined || (idCase === 'exact' && this.forms === undefined)) {
			return this.merchant.select(filters, changesAgo);
		}
		const written = (id: string) => (idCase === 'ignored' ? id.toLowerCase() : id);
		const wanted = new Set(mchUuidList.map(written));
		return this.merchant.selectWhere(rest, changesAgo, (mchUuid) => {
			const sent = this.forms === undefined ? mchUuid : this.forms.sentId(mchUuid);
			return sent !== undefined && wanted.has(written(sent));
		});
	}

	private list(wanted: readonly ListEntry[]): Pick<WorldPage, 'rows' | 'listText'> {
		const { merchant, forms } = this;
		if (wanted.length === 0 && this.world.emptyListAs === 'null') {
			return { rows: () => null, listText: () => 'null' };
		}
		const rows = () => {
			const plain = merchant.rowsOf(wanted);
			return forms === undefined ? plain : plain.map((row) => forms.sent(row));
		};
		const listText = () => (forms === undefined ? merchant.listText(wanted) : writeExact(rows()));
		return { rows, listText };
	}
}
