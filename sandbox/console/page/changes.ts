import { STATUS_FIELDS, STATUS_VALUES } from '../../../wallet-api/contract';
import { anything, userSchema } from './answers';
import { control } from './control';
import { formDialog, textOf } from './dialogs';
import { AMOUNT_HINT, readBaht } from './money';
import { part, warn } from './parts';
import { STATUS_TITLES } from './userColumns';
import type { UserTable } from './users';

/** Prepares the dialogs that add users, remove them, and begin anew. */
export function prepareChanges(users: UserTable, changed: () => Promise<void>): void {
	part('add-statuses', HTMLElement).append(...STATUS_FIELDS.map(statusChoice));
	formDialog('add', async (form) => {
		const { mchUuid } = await control('POST', 'users', userSchema, newUser(form));
		await changed();
		return `${mchUuid} is added.`;
	});

	let ids: readonly string[] = [];
	const openRemove = formDialog(
		'remove',
		async () => {
			for (const id of ids) {
				await control('DELETE', `users/${encodeURIComponent(id)}`, anything);
			}
			await changed();
			return `${named(ids)} removed.`;
		},
		() => {
			ids = users.selectedIds;
			if (ids.length === 0) warn('Select a wallet user in the table first.');
			part('remove-whom', HTMLElement).textContent = named(ids);
			return ids.length > 0;
		},
	);
	part('users', HTMLElement).addEventListener('keydown', (event) => {
		if (event.key === 'Delete' && !(event.target instanceof HTMLInputElement)) openRemove();
	});

	formDialog('anew', async (form) => {
		const source = { users: Number(textOf(form, 'users')), seed: Number(textOf(form, 'seed')) };
		await control('POST', 'reset', anything, source);
		await changed();
		return `The sandbox began anew with ${source.users.toLocaleString('en')} wallet users.`;
	});
}

/** The fields that were filled in; the sandbox makes up the others. */
function newUser(form: FormData): Record<string, string> {
	const balance = textOf(form, 'balance');
	const satang = readBaht(balance);
	if (balance !== '' && satang === undefined) throw new Error(AMOUNT_HINT);
	const fields = ['mchUuid', ...STATUS_FIELDS].map((field) => [field, textOf(form, field)]);
	const given = [...fields, ['balance', satang ?? '']].filter(([, value]) => value !== '');
	return Object.fromEntries(given);
}

function statusChoice(field: (typeof STATUS_FIELDS)[number]): HTMLLabelElement {
	const label = document.createElement('label');
	const choice = document.createElement('select');
	choice.name = field;
	choice.append(new Option('any', ''), ...STATUS_VALUES[field].map((value) => new Option(value)));
	label.append(STATUS_TITLES[field], choice);
	return label;
}

function named(ids: readonly string[]): string {
	return ids.length > 3 ? `${ids.length} wallet users` : ids.join(', ');
}
