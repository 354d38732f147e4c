import { anything, type State } from './answers';
import { control } from './control';
import { jsonForm } from './jsonForm';
import { part, say, warn } from './parts';
import { READY_WORLDS } from './readyWorlds';

/** How the server works, and what sets it to work otherwise. */
export class WorldPanel {
	private readonly now = part('world-now', HTMLElement);
	private readonly documented = part('world-documented', HTMLButtonElement);

	/** @param changed called after the world was changed */
	constructor(private readonly changed: () => void) {
		jsonForm('world', READY_WORLDS, async (text) => {
			await this.set(text);
			return 'The server works like this now.';
		});
		this.documented.addEventListener('click', () => {
			this.set('{}').then(() => say('The server works as documented.'), warn);
			// The button is of no use now: the keyboard stays in the panel.
			part('world-ready', HTMLSelectElement).focus();
		});
	}

	/** Shows the world that is set. */
	show(world: State['settings']['world']): void {
		const isDocumented = Object.keys(world).length === 0;
		this.now.textContent = isDocumented ? 'As documented.' : JSON.stringify(world);
		this.now.classList.toggle('struck', !isDocumented);
		this.documented.disabled = isDocumented;
	}

	private async set(world: string): Promise<void> {
		await control('POST', 'settings', anything, `{"world": ${world}}`);
		this.changed();
	}
}
