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

/** With these a cell has to stand in quotation marks. */
const NEEDS_QUOTES: { readonly [delimiter in Delimiter]: RegExp } = {
	comma: /[",\r\n]/,
	semicolon: /[";\r\n]/,
	tab: /["\t\r\n]/,
	pipe: /["|\r\n]/,
};

/**
 * What spreadsheets take for the beginning of a formula, or skip on the way to one. Source:
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A text without any of these is its cell as it is, whatever the options: most are, and need no further look. */
const SPECIAL = new RegExp(`["\\r\\n${Object.values(DELIMITERS).join('')}]|${FORMULA.source}`);

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
	private readonly options: CsvOptions;
	private header: readonly string[] | undefined;

	constructor(options: CsvOptions) {
		this.options = options;
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
		for (const row of rows) for (const name of Object.keys(row)) names.add(name);
		this.header = [...names];
		return (
			(this.options.bom ? '\uFEFF' : '') + this.line(this.header.map((name) => this.cell(name)))
		);
	}

	private lineOf(row: JsonObject): string {
		const cells: Array<string | number> = [];
		let withColumn = 0;
		for (const name of this.columns) {
			// Only what every object inherits has to be told from the row's own.
			const value = name in Object.prototype && !Object.hasOwn(row, name) ? undefined : row[name];
			if (value !== undefined) withColumn += 1;
			// Called for every value of every user: what needs no further look gets no further call.
			const isPlain =
				typeof value === 'number' || (typeof value === 'string' && !SPECIAL.test(value));
			cells.push(isPlain ? value : this.cell(value));
		}
		const names = Object.keys(row);
		if (withColumn < names.length) {
			for (const name of names) if (!this.columns.includes(name)) this.late.add(name);
		}
		return this.line(cells);
	}

	private line(cells: ReadonlyArray<string | number>): string {
		const line = cells.join(DELIMITERS[this.options.delimiter]);
		// A line with nothing in it is no row for those who read the file.
		return (line === '' ? '""' : line) + END_OF_LINE;
	}

	private cell(value: Json | undefined): string {
		if (value === undefined || value === null) return '';
		const { delimiter, safeText } = this.options;
		const text = typeof value === 'string' ? value : JSON.stringify(value);
		const isFormula = safeText && FORMULA.test(text) && !NEGATIVE_NUMBER.test(text);
		const safe = isFormula ? `'${text}` : text;
		return NEEDS_QUOTES[delimiter].test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
	}
}
