import { type CellComponent, TabulatorFull as Tabulator } from 'tabulator-tables';
import { ActiveCell } from './activeCell';
import { type State, userSchema, usersSchema } from './answers';
import { control } from './control';
import { AMOUNT_HINT, showBaht } from './money';
import { part, say, warn } from './parts';
import { fieldValue, ID_COLUMN, tableRow, USER_COLUMNS } from './userColumns';

const PAGING = {
	pagination: true,
	paginationMode: 'remote',
	paginationSize: 100,
	// The last page may go away with its users.
	paginationOutOfRange: 'last',
} as const;

/** The arrow keys move from cell to cell, Enter edits, and Tab leaves the table. */
const KEYBOARD = {
	selectableRange: 1,
	selectableRangeRows: true,
	selectableRangeAutoFocus: false,
	editTriggerEvent: 'dblclick',
	keybindings: { navNext: false, navPrev: false },
} as const;

/** The table of wallet users: one page of the sandbox's list at a time, edited in place. */
export class UserTable {
	private readonly place = part('users', HTMLElement);
	private readonly found = part('found', HTMLElement);
	private readonly table: Tabulator;
	private readonly active: ActiveCell;
	private query = '';
	private shown = '';

	/** @param changed called after a change of the person's was stored */
	constructor(private readonly changed: () => void) {
		this.table = new Tabulator(this.place, {
			index: 'mchUuid',
			height: '100%',
			rowHeader: ID_COLUMN,
			columns: [...USER_COLUMNS],
			columnDefaults: { headerSort: false, resizable: 'header', headerWordWrap: true },
			paginationCounter: (size, first, _page, total) => rowsShown(size, first, total),
			ajaxURL: 'users',
			ajaxRequestFunc: async (_url, _config, { page, size }) => await this.load(page, size),
			...PAGING,
			paginationSizeSelector: [50, 100, 500, 1000],
			dataLoader: false,
			placeholder: 'No wallet user matches.',
			...KEYBOARD,
		});
		this.active = new ActiveCell(this.table);
		this.table.on('cellEdited', (cell) => void this.store(cell));
		this.table.on('validationFailed', () => warn(`${AMOUNT_HINT} Correct it, or press Escape.`));
		this.table.on('cellEditCancelled', () => say(''));
	}

	/** The IDs of the users in the rows that are selected. */
	get selectedIds(): string[] {
		return this.active.ids;
	}

	/** Shows the users that match: `query` as in the address. */
	async filter(query: string): Promise<void> {
		this.query = query;
		await this.table.setPage(1);
	}

	/** Shows another page. */
	async goTo(page: number): Promise<void> {
		await this.table.setPage(Math.min(Math.max(page, 1), Number(this.table.getPageMax())));
	}

	/** Fetches the page again if the users are not those it shows, unless the person is editing one. */
	async follow({ version, users, totalBalance }: State): Promise<void> {
		const now = `${version} ${users} ${totalBalance}`;
		if (now === this.shown || this.place.querySelector('.tabulator-editing') !== null) return;
		const first = this.shown === '';
		this.shown = now;
		if (!first) await this.reload();
	}

	/** Where the page still has the same users, only the cells that changed are drawn. */
	private async reload(): Promise<void> {
		const page = await this.load(Number(this.table.getPage()), Number(this.table.getPageSize()));
		const shown = this.table.getRows().map((row) => String(row.getIndex()));
		const same =
			shown.length === page.data.length &&
			page.data.every(({ mchUuid }, place) => mchUuid === shown[place]);
		if (same && shown.length > 0) await this.table.updateData(page.data);
		if (!same) await this.active.keep(async () => await this.table.replaceData());
	}

	private async load(page: number, size: number) {
		const path = `users?page=${page}&size=${size}&${this.query}`;
		const { total, totalBalance, list } = await control('GET', path, usersSchema);
		const users = total === 1 ? '1 wallet user' : `${total.toLocaleString('en')} wallet users`;
		this.found.textContent = `${users}, balances together ${showBaht(totalBalance)} baht`;
		const pageField = part('page', HTMLInputElement);
		if (document.activeElement !== pageField) pageField.value = String(page);
		return {
			data: list.map(tableRow),
			last_page: Math.max(Math.ceil(total / size), 1),
			last_row: total,
		};
	}

	private async store(cell: CellComponent): Promise<void> {
		const field = cell.getField();
		const row = cell.getRow();
		const id = String(row.getIndex());
		const body = { [field]: fieldValue(field, String(cell.getValue())) };
		try {
			const path = `users/${encodeURIComponent(id)}`;
			const user = tableRow(await control('PATCH', path, userSchema, body));
			await row.update(user);
			say(`${id}: ${String(cell.getColumn().getDefinition().title)} is now ${user[field]}.`);
			this.changed();
		} catch (error) {
			cell.restoreOldValue();
			warn(error);
		}
	}
}

function rowsShown(size: number, first: number, total: number): string {
	const last = Math.min(first + size - 1, total);
	const [from, to, of] = [first, last, total].map((count) => count.toLocaleString('en'));
	return total === 0 ? '' : `${from} to ${to} of ${of}`;
}
