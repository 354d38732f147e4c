import type { Locator, Page } from '@playwright/test';

/** The row of a wallet user in the sandbox's console. */
export function rowOf(page: Page, mchUuid: string): Locator {
	return page.getByRole('row').filter({ hasText: mchUuid });
}

/** One cell of that row, by the field's name in the API. */
export function cellOf(page: Page, mchUuid: string, field: string): Locator {
	return rowOf(page, mchUuid).locator(`[tabulator-field="${field}"]`);
}

/** Types another value into a cell. */
export async function edit(
	page: Page,
	mchUuid: string,
	field: string,
	value: string,
): Promise<void> {
	await cellOf(page, mchUuid, field).dblclick();
	await page.keyboard.type(value);
	await page.keyboard.press('Enter');
}
