import { expect, test } from './support/test';

test('opens', async ({ page }) => {
	await page.goto('/workflow/new');
	await expect(page.getByTestId('canvas-add-button')).toBeVisible();
});
