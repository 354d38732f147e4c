import type { Json, JsonObject } from '../../../wallet-api/contract';
import { slicesOf } from '../../../wallet-api/slices';
import { ROWS_PER_PIECE } from './rowsPerPiece';

/** What can stand between two cells of a row. */
export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;

/** Name of what can stand between two cells. */
export type Delimiter = keyof typeof DELIMITERS;

/** How a CSV file is written. */
export interface CsvOptions {
	readonly delimiter: Delimiter;
	/** Whether the file begins with a byte order mark, by which Excel knows UTF-8. */
	readonly bom: boolean;
	/** Whether text that a spreadsheet would take for a formula gets an apostrophe before it. */
	readonly safeText: boolean;
	/** The first columns, in their order; they are there also where no row has them. */
	readonly columns: readonly string[];
}

/** With these, or with the delimiter, a cell has to stand in quotation marks. As in a character class. */
const QUOTED_SIGNS = '"\\r\\n';

/**
 * What spreadsheets take for the beginning of a formula, or skip on the way to one. As in a character class. Source:
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA_SIGNS = '=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20';

const FORMULA = new RegExp(`^[${FORMULA_SIGNS}]`);

/** A number that begins as a formula does; it is text because it is too long for a number, or has two decimals. */
const NEGATIVE_NUMBER = /^-(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;

const END_OF_LINE = '\r\n';

/**
 * Makes the text of a CSV file (RFC 4180, with a header) out of rows that come page by page and are not kept.
 *
 * The header is written with the first page: the columns that were asked for, then the other fields of that page, in
 * the order in which they come. A field that comes only later has no column: it is in `late`, and then the file lacks
 * it and has to be written again with that column.
 */
export class CsvText {
	/** Fields without a column, which came after the header was written. */
	readonly late = new Set<string>();
	private readonly delimiter: string;
	private readonly needsQuotes: RegExp;
	private header: readonly string[] | undefined;
	/** Tells lines that need no further look; undefined where all do. */
	private plainLine: RegExp | undefined;

	constructor(private readonly options: CsvOptions) {
		this.delimiter = DELIMITERS[options.delimiter];
		this.needsQuotes = new RegExp(`[${QUOTED_SIGNS}${this.delimiter}]`);
	}

	/** The columns of the header; before the first page those that were asked for. */
	get columns(): readonly string[] {
		return this.header ?? this.options.columns;
	}

	/** The next lines, in pieces, the first time after the header. A file without a row has its header by writing none. */
	*write(rows: readonly JsonObject[]): Generator<string> {
		if (this.header === undefined) yield this.begin(rows);
		for (const some of slicesOf(rows, ROWS_PER_PIECE)) {
			yield some.map((row) => this.lineOf(row)).join('');
		}
	}

	private begin(rows: readonly JsonObject[]): string {
		const names = new Set(this.options.columns);
		let before: readonly string[] = [];
		for (const row of rows) {
			const own = Object.keys(row);
			// Most rows have the names of the one before.
			if (!isSame(own, before)) for (const name of own) names.add(name);
			before = own;
		}
		this.header = [...names];
		if (!this.header.some(isInherited)) {
			this.plainLine = plainLine(this.delimiter, this.header.length);
		}
		return (this.options.bom ? '\uFEFF' : '') + this.line(this.header);
	}

	/** Called for every user: what is plain is seen by one look at the whole line. */
	private lineOf(row: JsonObject): string {
		const { columns, delimiter, plainLine } = this;
		const values = columns.map((name) => row[name]);
		const hasAll = plainLine !== undefined && !values.includes(undefined);
		if (!hasAll || values.length < Object.keys(row).length) this.noteLate(row);
		const line = values.some(isNested) ? '' : values.join(delimiter);
		if (plainLine?.test(line)) return line + END_OF_LINE;
		return this.line(columns.map((name) => (Object.hasOwn(row, name) ? row[name] : undefined)));
	}

	private noteLate(row: JsonObject): void {
		for (const name of Object.keys(row)) if (!this.columns.includes(name)) this.late.add(name);
	}

	private line(values: ReadonlyArray<Json | undefined>): string {
		const line = values.map((value) => this.cell(value)).join(this.delimiter);
		// A line with nothing in it is no row for those who read the file.
		return (line === '' ? '""' : line) + END_OF_LINE;
	}

	private cell(value: Json | undefined): string {
		if (value === undefined || value === null) return '';
		if (typeof value === 'number') return String(value);
		const text = typeof value === 'string' ? value : JSON.stringify(value);
		const isFormula = this.options.safeText && FORMULA.test(text) && !NEGATIVE_NUMBER.test(text);
		const safe = isFormula ? `'${text}` : text;
		return this.needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
	}
}

/**
 * Matches a line with this number of columns in which every cell is written as it is, whatever the options: none needs
 * quotation marks, and none begins as a formula does, except for negative numbers. Most lines are such lines, and to look
 * at the whole line once is quicker than to look at each cell. An empty line does not match.
 *
 * No cell can be read in two ways: one more would double the time for each cell of a line that is not plain.
 */
function plainLine(delimiter: string, columns: number): RegExp {
	const text = `(?![${FORMULA_SIGNS}])[^${QUOTED_SIGNS}${delimiter}]+`;
	const cell = `(?:-\\d+(?:\\.\\d+)?|${text})?`;
	return new RegExp(`^(?!$)${cell}(?:[${delimiter}]${cell}){${Math.max(0, columns - 1)}}$`);
}

/** Whether a row has a field of this name even where none was sent: its value has to be told from the row's own. */
function isInherited(name: string): boolean {
	return name in Object.prototype;
}

function isNested(value: Json | undefined): boolean {
	return typeof value === 'object' && value !== null;
}

function isSame(names: readonly string[], others: readonly string[]): boolean {
	return names.length === others.length && names.every((name, place) => name === others[place]);
}
