import { markdownTable, terminalTable } from '../lab/document';
import { orDash } from '../lab/numbers';
import type { Place } from './place';

/** Something that has to hold, and what was measured of it. */
export interface Verdict {
	readonly what: string;
	readonly where: string;
	/** Undefined where it was not measured. */
	readonly value: number | undefined;
	/** The most that is allowed, or the least. */
	readonly limit: number;
	readonly bound?: 'at least';
	readonly say: (value: number) => string;
}

/** Whether it holds; undefined where it was not measured. */
export function holds({ value, limit, bound }: Verdict): boolean | undefined {
	if (value === undefined) return undefined;
	return bound === 'at least' ? value >= limit : value <= limit;
}

/** The targets for the terminal: what does not hold is marked. */
export function verdictsTable(verdicts: readonly Verdict[]): string {
	const rows = verdicts.map((verdict) => {
		const { what, where, value, limit, bound = 'at most', say } = verdict;
		const mark = { true: '✓', false: '✗', undefined: '?' }[`${holds(verdict)}`];
		return [mark, what, where, `${bound} ${say(limit)}`, orDash(value, say)];
	});
	return terminalTable(['', 'What', 'Where', 'Wanted', 'Measured'], rows);
}

/** What was found of a part of the bench. */
export interface Findings {
	/** Every single run, to be looked at where something is strange. */
	readonly raw: unknown;
	readonly text: string;
	/** What is kept beside it in `docs/bench`, by the names of the files. */
	readonly files?: { readonly [name: string]: string };
	readonly verdicts: readonly Verdict[];
}

/** A part of the bench: the name that chooses it, which is also that of its place in the document. */
export interface Part {
	readonly name: string;
	measure(place: Place): Promise<Findings>;
}

/** A column: words of a row, or a figure and the limit that `--check` holds it to, in the rows that have one. */
type Column<Row> =
	| ((row: Row) => string)
	| {
			readonly of: (row: Row) => number;
			readonly say: Verdict['say'];
			readonly limit: (row: Row) => number | undefined;
			readonly bound?: Verdict['bound'];
	  };

/**
 * A part that measures rows of a table. `further`: what else has to hold, of all rows together. `tell`, which it has
 * beside what every part has, gives what is found in rows that were measured.
 */
export function tablePart<Row>(
	name: string,
	measureRows: (place: Place) => Promise<Row[]>,
	columns: Readonly<Record<string, Column<Row>>>,
	further: (rows: readonly Row[]) => Verdict[] = () => [],
) {
	const named = Object.entries(columns);
	const words = (row: Row) =>
		named.map(([, column]) =>
			typeof column === 'function' ? column(row) : column.say(column.of(row)),
		);
	const judge = (row: Row) =>
		named.flatMap(([heading, column]): Verdict[] => {
			if (typeof column === 'function') return [];
			const { of, say, bound } = column;
			const limit = column.limit(row);
			if (limit === undefined) return [];
			const where = `${named[0]?.[0]} ${words(row)[0]}`.trim();
			return [{ what: `${name}: ${heading}`, where, value: of(row), limit, bound, say }];
		});
	const tell = (rows: readonly Row[]): Findings => ({
		raw: rows,
		text: markdownTable(Object.keys(columns), rows.map(words)),
		verdicts: [...rows.flatMap(judge), ...further(rows)],
	});
	const measure = async (place: Place) => {
		const findings = tell(await measureRows(place));
		return { ...findings, text: `${place.madeBy}\n\n${findings.text}` };
	};
	return { name, tell, measure };
}
