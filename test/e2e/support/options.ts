import type { Page } from '@playwright/test';

/** Chooses from the list that is open. */
export async function chooseOption(page: Page, name: string): Promise<void> {
	await page
		.locator('.el-select-dropdown__item:visible')
		.filter({ has: page.getByText(name, { exact: true }) })
		.click();
}
