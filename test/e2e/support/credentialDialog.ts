import type { Locator, Page } from '@playwright/test';

/** n8n's dialog for one credential. */
export class CredentialDialog {
	readonly root: Locator;
	/** Shown when n8n's own test of the credential went well. */
	readonly success: Locator;
	/** Shown when it did not; tells why after `unfoldFailure`. */
	readonly failure: Locator;
	private readonly save: Locator;

	constructor(private readonly page: Page) {
		this.root = page.getByTestId('editCredential-modal');
		this.success = this.root.getByTestId('credentials-config-container-test-success');
		this.failure = this.root
			.locator('.el-tag')
			.filter({ hasText: 'Couldn’t connect with these settings' });
		this.save = this.root.getByTestId('credential-save-button');
	}

	/** Begins a new credential: from the list of credentials, by searching for its type. */
	async openNew(search: string, type: string): Promise<void> {
		await this.page.goto('/home/credentials');
		await this.page.getByTestId('add-resource-credential').click();
		await this.page.getByTestId('new-credential-type-select').click();
		await this.page.keyboard.type(search);
		await this.page
			.getByTestId('new-credential-type-select-option')
			.and(this.page.locator(':visible'))
			.getByText(type, { exact: true })
			.click();
		await this.page.getByTestId('new-credential-type-button').click();
		await this.root.waitFor();
	}

	/** Gives the credential another name than the one n8n proposes. */
	async rename(name: string): Promise<void> {
		await this.root.getByTestId('credential-name').click();
		await this.page.keyboard.press('ControlOrMeta+A');
		await this.page.keyboard.type(name);
		await this.page.keyboard.press('Enter');
	}

	/** A field, by its internal name. */
	field(name: string): Locator {
		return this.root.getByTestId(`parameter-input-${name}`).locator('input, textarea');
	}

	/** Puts a text into a field as an operator does who copied it elsewhere. */
	async paste(name: string, text: string): Promise<void> {
		await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
		await this.pasteCopied(name);
	}

	/** Puts what was copied into a field. */
	async pasteCopied(name: string): Promise<void> {
		await this.field(name).click();
		await this.page.keyboard.press('ControlOrMeta+A');
		await this.page.keyboard.press('ControlOrMeta+V');
	}

	/** Saves, upon which n8n tests the credential. */
	async saveAndTest(): Promise<void> {
		const answer = this.page.waitForResponse('**/rest/credentials/test');
		await this.save.click();
		await answer;
	}

	/** Tests once more what is saved, by n8n's button for that. */
	async testAgain(): Promise<void> {
		await this.root.getByRole('button', { name: 'Retry' }).click();
	}

	/** Unfolds the failure, so that it says why. */
	async unfoldFailure(): Promise<void> {
		await this.failure.waitFor();
		const more = this.failure.getByText('More details');
		if (await more.isVisible()) await more.click();
	}
}
