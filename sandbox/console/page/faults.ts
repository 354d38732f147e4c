import { anything, type State } from './answers';
import { control } from './control';
import { jsonForm } from './jsonForm';
import { part, say, textElement, warn } from './parts';
import { READY_FAULTS } from './readyFaults';

type SetFault = State['faults'][number];

/** The faults that are set, and what sets and takes away faults. */
export class FaultPanel {
	private readonly list = part('fault-list', HTMLUListElement);
	private readonly allOff = part('faults-off', HTMLButtonElement);
	private listed = '';

	/** @param changed called after the faults were changed */
	constructor(private readonly changed: () => void) {
		jsonForm('fault', READY_FAULTS, async (text) => {
			const faults = text.trimStart().startsWith('[') ? text : `[${text}]`;
			await control('POST', 'faults', anything, `{"faults": ${faults}, "keep": true}`);
			this.changed();
			return 'The fault is on.';
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
			part('fault-ready', HTMLSelectElement).focus();
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
