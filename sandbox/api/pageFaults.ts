import { type PageQuery, ROW_AMOUNTS, TOTAL_AMOUNTS } from '../../wallet-api/contract';
import { dataText, type AnsweredPage } from './endpoints';
import { type Exact, type ExactObject, without, writeExact } from '../exactJson';
import type { Fault } from '../faults/faultSchema';

/** `data` of an answer, taken apart. */
interface PageData {
	readonly head: ExactObject;
	readonly list: ExactObject[] | null;
}

type Edit = (data: PageData) => PageData;

const LARGEST_LONG = 2n ** 63n - 1n;

const UNKNOWN_FIELDS: ExactObject = {
	loyaltyTier: 'Gold',
	riskScore: 0.25,
	tags: ['new', 'ลูกค้า'],
	device: { os: null },
};

/** The `data` of a page as JSON, with everything wrong with it that the faults say. */
export function faultyDataText(
	pageOf: (query: PageQuery) => AnsweredPage,
	asked: PageQuery,
	faults: readonly Fault[],
): string {
	const page = pageOf(faults.reduce(servedInstead, asked));
	const edits = faults.flatMap((fault) => editOf(fault, asked) ?? []);
	if (edits.length === 0) return dataText(page);
	const right: PageData = { head: page.head, list: page.rows() };
	const { head, list } = edits.reduce((data, edit) => edit(data), right);
	return writeExact({ ...head, list });
}

/** The page that is served in place of the one asked for. */
function servedInstead(query: PageQuery, fault: Fault): PageQuery {
	if (fault.kind === 'repeatedPage') return { ...query, page: fault.page ?? 1 };
	if (fault.kind === 'cappedSize') return { ...query, size: Math.min(query.size, fault.size) };
	return query;
}

/** What a fault changes in a page; undefined when that is nothing. */
function editOf(fault: Fault, asked: PageQuery): Edit | undefined {
	switch (fault.kind) {
		case 'wrongCurrent':
			return wrongNumber('current', fault);
		case 'wrongSize':
			return wrongNumber('size', fault);
		case 'wrongTotal':
			return wrongNumber('total', fault);
		case 'repeatedPage':
			return fault.current === 'served' ? undefined : wrongNumber('current', { value: asked.page });
		case 'cappedSize':
			return fault.report === 'asked' ? wrongNumber('size', { value: asked.size }) : undefined;
		case 'emptyPage':
			return ({ head }) => ({ head, list: [] });
		case 'shortPage':
			return ({ head, list }) => ({
				head,
				list: list?.slice(0, Math.max(list.length - (fault.missing ?? 1), 0)) ?? null,
			});
		case 'nullList':
			return ({ head }) => ({ head, list: null });
		case 'longAmounts':
			return longAmounts(fault.fields ?? ROW_AMOUNTS);
		case 'unknownFields':
			return eachRow((row) => ({ ...row, ...(fault.fields ?? UNKNOWN_FIELDS) }));
		case 'missingFields':
			return fault.of === 'data'
				? ({ head, list }) => ({ head: without(head, fault.fields), list })
				: eachRow((row) => without(row, fault.fields));
		default:
			return undefined;
	}
}

function wrongNumber(field: string, { value, by = 1 }: { value?: Exact; by?: number }): Edit {
	return ({ head, list }) => ({
		head: { ...head, [field]: value === undefined ? Number(head[field]) + by : value },
		list,
	});
}

/** Amounts of 19 digits, different in each row of a page, and the sums beside the list likewise. */
function longAmounts(fields: readonly string[]): Edit {
	const longs = (names: readonly string[], below: number): ExactObject =>
		Object.fromEntries(names.map((name) => [name, LARGEST_LONG - BigInt(below)]));
	return ({ head, list }) => ({
		head: { ...head, ...longs(TOTAL_AMOUNTS, 0) },
		list: list?.map((row, index) => ({ ...row, ...longs(fields, index) })) ?? null,
	});
}

function eachRow(edit: (row: ExactObject) => ExactObject): Edit {
	return ({ head, list }) => ({ head, list: list?.map(edit) ?? null });
}
