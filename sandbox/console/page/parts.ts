/** The part of the page with this id. @throws Error when page.html has no such part of that kind. */
export function part<Part extends HTMLElement>(id: string, kind: new () => Part): Part {
	const found = document.getElementById(id);
	if (found instanceof kind) return found;
	throw new Error(`The page has no ${kind.name} with the id ${id}.`);
}

/** A new element with this text in it, never read as HTML. */
export function textElement<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	text: string,
	className = '',
): HTMLElementTagNameMap[Tag] {
	const element = document.createElement(tag);
	element.textContent = text;
	element.className = className;
	return element;
}

/** Tells the person what was done. */
export function say(sentence: string): void {
	part('done', HTMLElement).textContent = sentence;
	part('trouble', HTMLElement).textContent = '';
}

/** Tells the person what did not work. */
export function warn(trouble: unknown): void {
	const sentence = trouble instanceof Error ? trouble.message : String(trouble);
	part('trouble', HTMLElement).textContent = sentence;
	part('done', HTMLElement).textContent = '';
}
