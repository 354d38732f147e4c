import type { Json } from '../../../wallet-api/contract';
import { parseJson } from '../../../wallet-api/json';
import { anything, type State } from './answers';
import { control } from './control';
import { part, say, textElement, warn } from './parts';
import { READY_FAULTS } from './readyFaults';

type SetFault = State['faults'][number];

/** The faults that are set, and what sets and takes away faults. */
export class FaultPanel {
	private readonly list = part('fault-list', HTMLUListElement);
	private readonly ready = part('ready-faults', HTMLSelectElement);
	private readonly text = part('fault-json', HTMLTextAreaElement);
	private readonly allOff = part('faults-off', HTMLButtonElement);
	private listed = '';

	/** @param changed called after the faults were changed */
	constructor(private readonly changed: () => void) {
		const options = Object.entries(READY_FAULTS).map(([group, faults]) => {
			const element = document.createElement('optgroup');
			element.label = group;
			element.append(...faults.map(({ title, fault }) => new Option(title, JSON.stringify(fault))));
			return element;
		});
		this.ready.append(...options);
		this.ready.addEventListener('change', () => this.pick());
		this.pick();
		part('fault-form', HTMLFormElement).addEventListener('submit', (event) => {
			event.preventDefault();
			void this.do('The fault is on.', async () => await control(...setting(this.text.value)));
		});
		this.allOff.addEventListener('click', () => {
			void this.do('All faults are off.', async () => await control('DELETE', 'faults', anything));
		});
	}

	/** Shows the faults that are set and how often each struck. */
	show(faults: readonly SetFault[]): void {
		const now = JSON.stringify(faults.map(({ fault }) => fault));
		if (now !== this.listed) {
			this.listed = now;
			this.list.replaceChildren(...faults.map(({ fault }, place) => this.item(fault, place)));
			this.allOff.disabled = faults.length === 0;
			part('no-faults', HTMLElement).hidden = faults.length > 0;
		}
		for (const [place, { applied }] of faults.entries()) {
			const struck = this.list.children[place]?.querySelector('.struck');
			if (struck) struck.textContent = applied === 0 ? 'waiting' : `struck ${applied} ×`;
		}
	}

	private pick(): void {
		this.text.value = this.ready.value;
	}

	private item(fault: SetFault['fault'], place: number): HTMLLIElement {
		const { kind, ...rest } = fault;
		const off = textElement('button', 'Switch off');
		off.type = 'button';
		off.ariaLabel = `Switch off ${kind}`;
		off.addEventListener('click', () => {
			void this.do(
				`${kind} is off.`,
				async () => await control('DELETE', `faults/${place}`, anything),
			);
			// The button goes away with its fault: the keyboard stays in the panel.
			this.ready.focus();
		});
		const item = document.createElement('li');
		const details = textElement('code', Object.keys(rest).length > 0 ? JSON.stringify(rest) : '');
		item.append(
			textElement('strong', String(kind)),
			textElement('span', '', 'struck'),
			off,
			details,
		);
		return item;
	}

	private async do(done: string, act: () => Promise<unknown>): Promise<void> {
		try {
			await act();
			say(done);
		} catch (error) {
			warn(error);
		}
		this.changed();
	}
}

/** The request that sets the faults in this text, which is sent as it is, so that no digit of it is lost. */
function setting(text: string): ['POST', 'faults', typeof anything, string] {
	const list = Array.isArray(read(text)) ? text : `[${text}]`;
	return ['POST', 'faults', anything, `{"faults": ${list}, "keep": true}`];
}

function read(text: string): Json {
	try {
		return parseJson(text);
	} catch {
		throw new Error('This is not JSON. A fault looks like {"kind": "delay", "ms": 2000}.');
	}
}
