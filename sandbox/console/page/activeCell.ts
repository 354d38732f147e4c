import type { CellComponent, RangeComponent, RowComponent, Tabulator } from 'tabulator-tables';

/** IDs of the parts that say where the arrow keys have led: the cell last, which it is. */
const NAMED_AS = ['active-user', 'active-column', 'active-cell'];

/** The cell of a table that the arrow keys have led to, and the rows selected with it. */
export class ActiveCell {
	private named: HTMLElement[] = [];

	/** @param table tells screen readers where the arrow keys have led: user, column and value */
	constructor(private readonly table: Tabulator) {
		const tell = (range: RangeComponent) => this.tell(range.getStructuredCells()[0]?.[0]);
		table.on('tableBuilt', () => this.keepStill());
		table.on('rangeAdded', tell);
		table.on('rangeChanged', tell);
	}

	/** The IDs of the users in the rows that are selected. */
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

	/** What has the focus while the arrow keys move. */
	private get holder(): HTMLElement | null {
		return this.table.element.querySelector('.tabulator-tableholder');
	}

	/** Tabulator's focus would scroll a table that is higher than the window, between the clicks of a double click. */
	private keepStill(): void {
		const { holder } = this;
		if (holder === null) return;
		const focus = holder.focus.bind(holder);
		holder.focus = () => focus({ preventScroll: true });
	}

	/** The keyboard stays on the table, which names its active cell: by the row's user, the column and the value. */
	private tell(cell: CellComponent | undefined): void {
		const { holder } = this;
		if (cell === undefined || holder === null) return;
		for (const element of this.named) {
			element.removeAttribute('id');
			element.removeAttribute('aria-labelledby');
		}
		const element = cell.getElement();
		const user = cell.getRow().getElement().querySelector<HTMLElement>('.user-id') ?? element;
		this.named = [user, cell.getColumn().getElement(), element];
		for (const [place, named] of this.named.entries()) named.id = NAMED_AS[place] ?? '';
		element.setAttribute('aria-labelledby', NAMED_AS.join(' '));
		holder.setAttribute('role', 'group');
		holder.setAttribute('aria-labelledby', 'users-title');
		holder.setAttribute('aria-activedescendant', element.id);
	}
}

function cellAt(row: RowComponent, column: number): CellComponent | undefined {
	return row.getCells()[column];
}
