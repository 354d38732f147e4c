import type { JsonObject } from '../../wallet-api/contract';
import { choiceInWords, optionName } from '../shared/fields/field';
import { OUTPUT } from '../shared/fields/output';
import { CsvText } from '../shared/output/csv';
import { type FileStore, type StoredFile, storeFile } from '../shared/output/fileStream';
import { type Give, handedOver, NotWanted } from '../shared/output/handOver';
import { jsonLinesOf } from '../shared/output/jsonLines';
import { FILE_FORMAT, MIME_TYPES, type WantedFile } from './exportFile';

/**
 * Reads wallet users as they are to come out, and gives them page by page. What it rejects with fails the file. Its
 * signal fires when nobody wants them any more.
 */
export type ReadInto<Facts> = (
	give: Give<readonly JsonObject[]>,
	stop: AbortSignal,
) => Promise<Facts>;

/** A file that was written, and what reading told beside the rows. */
export interface WrittenFile<Facts> extends StoredFile {
	readonly rows: number;
	readonly facts: Facts;
}

/** The text of a file while its rows come. */
interface FileText {
	/** The next pieces of it, each made when it is asked for. A file without rows is made out of none. */
	write(rows: readonly JsonObject[]): Iterable<string>;
	/** Fields that came when it was too late for a column of theirs. */
	readonly late: ReadonlySet<string>;
	readonly columns: readonly string[];
}

/** Why a file is not handed on that n8n's store says it has, although it did not take all of it. */
const TOO_SOON =
	"n8n stored the file before all of it was written. Check n8n's storage for binary data, then run the workflow again.";

/** JSON Lines have no columns. */
const JSON_LINES: FileText = { write: jsonLinesOf, late: new Set(), columns: [] };

/** Why a file is not kept: a field in it has no column. Names the columns that the next file needs. */
class MissedColumns extends Error {
	readonly columns: readonly string[];

	constructor({ columns, late }: FileText) {
		super(
			`JT Wallet sent other fields each time the wallet users were read. Set ${choiceInWords(OUTPUT, 'simplified')} or ${optionName(OUTPUT, 'selected')}, or ${choiceInWords(FILE_FORMAT, 'jsonLines')}.`,
		);
		this.columns = [...columns, ...late];
	}
}

/**
 * Writes wallet users into a file in n8n's store while they are read. Nothing is left of a file that fails.
 *
 * The header of a CSV file is written before later pages are known. When one of them has a field that no user of the
 * first page had, there is no column for it: then everybody is read again, with a column for each field that came.
 *
 * @param columns the columns that a CSV file has in any case, in their order
 * @throws what reading rejected with, n8n's error when it cannot store the file, an Error when it took only a part of
 * it, or `MissedColumns` when further fields came the second time.
 */
export async function writeFile<Facts>(
	store: FileStore,
	wanted: WantedFile,
	columns: readonly string[],
	read: ReadInto<Facts>,
): Promise<WrittenFile<Facts>> {
	try {
		return await writeOnce(store, wanted, columns, read);
	} catch (error) {
		return await writeOnce(store, wanted, columnsMissed(error), read);
	}
}

/** The columns that a second file needs. @throws what went wrong, where that was something else. */
function columnsMissed(error: unknown): readonly string[] {
	if (error instanceof MissedColumns) return error.columns;
	throw error;
}

async function writeOnce<Facts>(
	store: FileStore,
	{ fileName, format, csv }: WantedFile,
	columns: readonly string[],
	read: ReadInto<Facts>,
): Promise<WrittenFile<Facts>> {
	const text = format === 'csv' ? new CsvText({ ...csv, columns }) : JSON_LINES;
	const stopped = new AbortController();
	let told: { readonly facts: Facts } | undefined;
	let rows = 0;
	const pages = handedOver<readonly JsonObject[]>(async (give) => {
		told = { facts: await read(give, stopped.signal) };
	});
	// Reading begins while n8n makes the file. What fails is told where the page is wanted, or nowhere if n8n fails first.
	let next = pages.next();
	next.catch(() => undefined);
	const pieces = async function* () {
		for (let page = await next; page.done !== true; page = await (next = pages.next())) {
			// The header is made out of the first users.
			if (page.value.length === 0) continue;
			rows += page.value.length;
			for (const piece of text.write(page.value)) if (text.late.size === 0) yield piece;
		}
		if (text.late.size > 0) throw new MissedColumns(text);
		if (rows === 0) yield* text.write([]);
	};
	try {
		const stored = await storeFile(store, { fileName, mimeType: MIME_TYPES[format] }, pieces());
		if (told === undefined) throw new Error(TOO_SOON);
		return { ...stored, rows, ...told };
	} finally {
		stopped.abort(new NotWanted());
		await pages.return();
	}
}
