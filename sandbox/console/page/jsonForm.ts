import { parseJson } from '../../../wallet-api/json';
import { part, say } from './parts';

/** What can be picked from: by group, each with its JSON. */
export type Ready = Readonly<Record<string, ReadonlyArray<{ title: string; json: unknown }>>>;

/**
 * A form that sends JSON: picked from what is ready, or written by hand. What is wrong with it is said beside it.
 *
 * @param name its parts are named after it
 * @param send sends the text, which is JSON, as it is, so that no digit of it is lost; says what was done
 */
export function jsonForm(
	name: string,
	ready: Ready,
	send: (text: string) => Promise<string>,
): void {
	const choice = part(`${name}-ready`, HTMLSelectElement);
	const text = part(`${name}-json`, HTMLTextAreaElement);
	const trouble = part(`${name}-trouble`, HTMLElement);
	const groups = Object.entries(ready).map(([label, all]) => {
		const group = document.createElement('optgroup');
		group.label = label;
		group.append(...all.map(({ title, json }) => new Option(title, JSON.stringify(json))));
		return group;
	});
	choice.append(...groups);
	const pick = () => {
		text.value = choice.value;
		trouble.textContent = '';
	};
	choice.addEventListener('change', pick);
	pick();
	part(`${name}-form`, HTMLFormElement).addEventListener('submit', (event) => {
		event.preventDefault();
		trouble.textContent = '';
		void checkedJson(text.value)
			.then(send)
			.then(say, (error: Error) => {
				say('');
				trouble.textContent = error.message;
				text.focus();
			});
	});
}

async function checkedJson(text: string): Promise<string> {
	try {
		parseJson(text);
	} catch {
		throw new Error('This is not JSON. Compare it with one of the ready-made ones.');
	}
	return await Promise.resolve(text);
}
