import { STATUS_FIELDS, STATUS_VALUES } from '../../../wallet-api/contract';
import { FIELD_LABELS } from '../../../wallet-api/labels';
import { anything, resetSchema, userSchema } from './answers';
import { control } from './control';
import { formDialog, typedInto } from './dialogs';
import { AMOUNT_HINT, parseBaht } from './money';
import { part, warn } from './parts';
import type { UserTable } from './users';

/** Prepares the dialogs that add users, remove them, and start over. */
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

	formDialog('start-over', async (form) => {
		const [count, seed, perSecond] = ['users', 'seed', 'perSecond'].map((field) =>
			Number(typedInto(form, field)),
		);
		const { users: made } = await control('POST', 'reset', resetSchema, {
			users: count ?? 0,
			seed: seed ?? 1,
			perSecond: perSecond ?? 1,
		});
		await changed();
		return `The sandbox started over with ${made.toLocaleString('en')} wallet users.`;
	});
}

/** The fields that were filled in; the sandbox makes up the others. */
function newUser(form: FormData): Record<string, string> {
	const balance = typedInto(form, 'balance');
	const satang = parseBaht(balance);
	if (balance !== '' && satang === undefined) throw new Error(AMOUNT_HINT);
	const fields = ['mchUuid', ...STATUS_FIELDS].map((field) => [field, typedInto(form, field)]);
	const given = [...fields, ['balance', satang ?? '']].filter(([, value]) => value !== '');
	return Object.fromEntries(given);
}

function statusChoice(field: (typeof STATUS_FIELDS)[number]): HTMLLabelElement {
	const label = document.createElement('label');
	const choice = document.createElement('select');
	choice.name = field;
	choice.append(new Option('any', ''), ...STATUS_VALUES[field].map((value) => new Option(value)));
	label.append(FIELD_LABELS[field], choice);
	return label;
}

function named(ids: readonly string[]): string {
	return ids.length > 3 ? `${ids.length} wallet users` : ids.join(', ');
}
