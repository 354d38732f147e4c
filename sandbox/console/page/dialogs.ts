import { part, say } from './parts';

/**
 * Lets a button open a dialog with a form. What the form does may fail: then the dialog stays open and says why.
 *
 * @param name id of the dialog; its button, form and alert are named after it
 * @param act does it and says what was done
 * @param prepare what to do before the dialog opens; false keeps it closed
 */
export function formDialog(
	name: string,
	act: (form: FormData) => Promise<string>,
	prepare: () => boolean = () => true,
): () => void {
	const dialog = part(name, HTMLDialogElement);
	const form = part(`${name}-form`, HTMLFormElement);
	const trouble = part(`${name}-trouble`, HTMLElement);
	const open = () => {
		trouble.textContent = '';
		if (prepare()) dialog.showModal();
	};
	part(`${name}-open`, HTMLButtonElement).addEventListener('click', open);
	part(`${name}-cancel`, HTMLButtonElement).addEventListener('click', () => dialog.close());
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void act(new FormData(form)).then(
			(done) => {
				dialog.close();
				form.reset();
				say(done);
			},
			(error: Error) => (trouble.textContent = error.message),
		);
	});
	return open;
}

/** What was typed into a field of a form. */
export function typedInto(form: FormData, field: string): string {
	const value = form.get(field);
	return typeof value === 'string' ? value.trim() : '';
}
