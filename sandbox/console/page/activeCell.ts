import type { CellComponent, RowComponent, Tabulator } from 'tabulator-tables';

/** The cell of a table that the arrow keys have led to, and the rows selected with it. */
export class ActiveCell {
	constructor(private readonly table: Tabulator) {}

	/** The ids of the users in the rows that are selected. */
	get ids(): string[] {
		const rows = this.table.getRanges().flatMap((range) => range.getRows());
		return [...new Set(rows.map((row) => String(row.getIndex())))];
	}

	/** Lets the rows be read again and goes back to the same user, or to the same place where that user is gone. */
	async keep(reload: () => Promise<void>): Promise<void> {
		const [id] = this.ids;
		const [range] = this.table.getRanges();
		const top = range?.getTopEdge() ?? 0;
		const left = range?.getLeftEdge() ?? 0;
		await reload();
		const rows = this.table.getRows();
		const row = rows.find((candidate) => candidate.getIndex() === id) ?? rows[top] ?? rows.at(-1);
		const cell = row && cellAt(row, left);
		if (cell !== undefined) this.table.addRange(cell, cell);
	}
}

function cellAt(row: RowComponent, column: number): CellComponent | undefined {
	return row.getCells()[column];
}
