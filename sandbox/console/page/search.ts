import { STATUS_FIELDS, STATUS_VALUES } from '../../../wallet-api/contract';
import { FIELD_LABELS } from '../../../wallet-api/labels';
import { part, warn } from './parts';
import type { UserTable } from './users';

/** How long typing has to rest before the search begins, in milliseconds. */
const REST = 200;

/** Lets search field, filters and page number steer the table. */
export function prepareSearch(users: UserTable): void {
	const form = part('search-form', HTMLFormElement);
	part('filters', HTMLElement).append(...STATUS_FIELDS.map(filterChoice));
	const filter = () => {
		const entries = [...new FormData(form)].map(([field, value]) => [field, String(value)]);
		users.filter(new URLSearchParams(entries).toString()).catch(warn);
	};
	let resting: number | undefined;
	form.addEventListener('input', () => {
		clearTimeout(resting);
		resting = window.setTimeout(filter, REST);
	});
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		clearTimeout(resting);
		filter();
	});
	const page = part('page', HTMLInputElement);
	page.addEventListener('change', () => {
		if (page.checkValidity()) users.goTo(Number(page.value)).catch(warn);
	});
}

function filterChoice(field: (typeof STATUS_FIELDS)[number]): HTMLLabelElement {
	const label = document.createElement('label');
	const choice = document.createElement('select');
	choice.name = field;
	choice.append(new Option('all', ''), ...STATUS_VALUES[field].map((value) => new Option(value)));
	label.append(FIELD_LABELS[field], choice);
	return label;
}
