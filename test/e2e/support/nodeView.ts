import type { Locator, Page } from '@playwright/test';
import { chooseOption } from './options';

/** The view of one node: its input, its parameters and its output. */
export class NodeView {
	readonly panel: Locator;
	readonly input: Locator;
	readonly output: Locator;
	/** The error that the output shows. */
	readonly error: Locator;
	/** How many items the output says there are, such as "24 items". */
	readonly itemCount: Locator;

	constructor(readonly page: Page) {
		this.panel = page.getByTestId('ndv');
		this.input = page.getByTestId('ndv-input-panel');
		this.output = page.getByTestId('output-panel');
		this.error = this.output
			.getByTestId('node-error-view')
			.or(this.output.getByTestId('node-error-message'));
		this.itemCount = this.output.getByTestId('ndv-items-count');
	}

	/** The field of a parameter, by its internal name. */
	parameter(name: string): Locator {
		return this.panel.getByTestId(`parameter-input-${name}`);
	}

	/** Chooses among the credentials there are. */
	async chooseCredential(name: string): Promise<void> {
		await this.panel.getByTestId('node-credentials-select').click();
		await chooseOption(this.page, name);
	}

	/** Chooses values of a parameter that is a list. */
	async choose(name: string, ...values: readonly string[]): Promise<void> {
		await this.parameter(name).click();
		for (const value of values) await chooseOption(this.page, value);
		if (values.length > 1) await this.page.keyboard.press('Escape');
	}

	/** Adds an entry to a collection such as Filters, by the button's text and the entry's name. */
	async add(button: string, entry: string): Promise<void> {
		await this.panel.getByPlaceholder(button).click();
		await chooseOption(this.page, entry);
	}

	/** Adds one more entry to a list of entries, by the button's text. */
	async addEntry(button: string): Promise<void> {
		await this.panel.getByRole('button', { name: button }).click();
	}

	/** Runs the node, or fetches a test event, by its button. */
	async execute(): Promise<void> {
		await this.panel.getByTestId('node-execute-button').click();
	}

	/** Shows the node's parameters or its settings. */
	async openTab(tab: 'params' | 'settings'): Promise<void> {
		await this.panel.getByTestId(`tab-${tab}`).click();
	}

	/** Shows the output in another way. */
	async showOutputAs(kind: 'Schema' | 'Table' | 'JSON'): Promise<void> {
		await this.output
			.getByTestId('ndv-run-data-display-mode')
			.getByText(kind, { exact: true })
			.click();
	}

	/** Drags the parameters to the left by so many pixels, so that more of the output can be seen. */
	async giveRoomToOutput(pixels: number): Promise<void> {
		const handle = await this.panel.getByTestId('panel-drag-button').boundingBox();
		if (handle === null) throw new Error('The parameters cannot be dragged.');
		const { x, y } = handle;
		await this.page.mouse.move(x + handle.width / 2, y + handle.height / 2);
		await this.page.mouse.down();
		await this.page.mouse.move(x + handle.width / 2 - pixels, y + handle.height / 2, { steps: 10 });
		await this.page.mouse.up();
		await this.page.mouse.move(0, 0);
	}

	async close(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.panel.waitFor({ state: 'hidden' });
	}
}
