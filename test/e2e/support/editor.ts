import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { NodeView } from './nodeView';

/** n8n's workflow editor, as an operator uses it. */
export class Editor {
	/** The panel in which one searches for nodes. */
	readonly nodePanel: Locator;

	constructor(readonly page: Page) {
		this.nodePanel = page.getByTestId('node-creator');
	}

	/** Begins a new workflow. */
	async openNew(): Promise<void> {
		await this.page.goto('/workflow/new');
		await this.page.getByTestId('canvas-add-button').waitFor();
	}

	/** Opens a new workflow and builds, by hand, one that gets many wallet users. Gives the view of that node, which is open. */
	async buildGetMany(credential: string): Promise<NodeView> {
		await this.openNew();
		await this.addFirst('manual', 'Trigger manually');
		await this.addNext('JT Wallet', 'JT Wallet Balance', 'Get many wallet users');
		const node = await this.openedNode();
		await node.chooseCredential(credential);
		return node;
	}

	/** Opens a stored workflow. */
	async open(workflowId: string): Promise<void> {
		await this.page.goto(`/workflow/${workflowId}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Imports a workflow from a file into the workflow that is open. */
	async importFile(path: string): Promise<void> {
		await this.page.getByTestId('workflow-menu').first().click();
		await this.page.getByTestId('workflow-menu-item-import').click();
		const chooser = this.page.waitForEvent('filechooser');
		await this.page.getByTestId('workflow-menu-item-import-from-file').click();
		await (await chooser).setFiles(path);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** The open workflow as the editor's Download gives it. */
	async download(): Promise<string> {
		await this.page.getByTestId('workflow-menu').first().click();
		const begun = this.page.waitForEvent('download');
		await this.page.getByTestId('workflow-menu-item-download').click();
		return readFileSync(await (await begun).path(), 'utf8');
	}

	/** What n8n says is missing in a node; empty where nothing is. */
	async issuesOf(name: string): Promise<string> {
		const issues = this.node(name).getByTestId('node-issues');
		if (!(await issues.isVisible())) return '';
		await issues.hover();
		const tooltip = this.page.getByText('Issues', { exact: true }).locator('..').first();
		const text = (await tooltip.innerText()).replace(/\s+/g, ' ').trim();
		await this.page.mouse.move(0, 0);
		return text;
	}

	/** A node on the canvas. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Adds the first node of a workflow: search, click, and for a node with several actions the action. */
	async addFirst(search: string, item: string, action?: string): Promise<void> {
		await this.searchFirst(search);
		await this.pick(item, action);
	}

	/** Adds a node after the last one. */
	async addNext(search: string, item: string, action?: string): Promise<void> {
		await this.searchNext(search);
		await this.pick(item, action);
	}

	/** Searches among the nodes that can start a workflow. */
	async searchFirst(text: string): Promise<void> {
		await this.page.getByTestId('canvas-add-button').click();
		await this.page.getByTestId('node-creator-search-bar').fill(text);
	}

	/** Searches among the nodes that can follow the last one. */
	async searchNext(text: string): Promise<void> {
		await this.page.getByTestId('canvas-handle-plus').last().click();
		await this.page.getByTestId('node-creator-search-bar').fill(text);
	}

	/** What the node panel lists, by the exact name shown. */
	listed(name: string): Locator {
		return this.page.getByTestId('item-iterator-item').filter({
			has: this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true }),
		});
	}

	/** Publishes the workflow, so that its trigger starts it from now on. */
	async publish(): Promise<void> {
		await this.page.getByTestId('workflow-open-publish-modal-button').click();
		await this.page.getByTestId('workflow-publish-button').click();
		await this.page.getByTestId('activation-modal').getByText('Got it').click();
	}

	/** Shows the workflow's executions, and gives their list. */
	async openExecutions(): Promise<Locator> {
		await this.page.getByTestId('radio-button-executions').click();
		return this.page.locator('[data-test-id^="execution-details-"]');
	}

	/** Opens a node's own view. */
	async openNode(name: string): Promise<NodeView> {
		await this.node(name).dblclick();
		return await this.openedNode();
	}

	/** The view of the node that is open, as after adding one. */
	async openedNode(): Promise<NodeView> {
		const view = new NodeView(this.page);
		await view.panel.waitFor();
		return view;
	}

	private async pick(item: string, action: string | undefined): Promise<void> {
		await this.listed(item).click();
		if (action !== undefined) await this.listed(action).click();
	}
}
