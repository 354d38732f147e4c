/** The chart that one of the examples draws: what it shows, and its picture in docs/examples.md. */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { EXAMPLES } from '../../scripts/paths';
import { TOLERANCE } from './support/canvas';
import { expect, test } from './support/test';

test.use({ viewport: { width: 1600, height: 1000 }, deviceScaleFactor: 2 });

const CHART = 'totals-by-branch-to-chart';

test('the chart of the totals by branch', async ({ credential, editor, page, sandbox }) => {
	await editor.openNew();
	await editor.importFile(join(EXAMPLES, `${CHART}.json`));
	const balances = await editor.openNode('Totals by Branch');
	await balances.chooseCredential(credential.name);
	await balances.close();
	const file = await editor.openNode('As a File');
	await file.execute();
	await expect(file.output.getByText(/^wallet-balances-[\d-]+\.html$/)).toBeVisible();
	await file.close();

	const node = await editor.openNode('Draw the Chart');
	const frame = node.output.locator('iframe');
	const rows = frame.contentFrame().locator('table table');
	await expect(rows).toHaveCount(20);
	const largest = largestOf(await sandbox.users());
	await expect(frame.contentFrame().locator('tr').first()).toContainText(largest);
	await takePicture(frame, page);
});

/** Takes the picture of the whole chart, also of what the panel does not show. */
async function takePicture(frame: Locator, page: Page): Promise<void> {
	const html = await frame.getAttribute('srcdoc');
	await page.setViewportSize({ width: 720, height: 600 });
	await page.setContent(`<!DOCTYPE html>${html}`);
	const chart = page.locator('div').first();
	await expect(chart).toHaveScreenshot(`example-${CHART}-output.png`, TOLERANCE);
}

/** The sum of the branch with the largest one, in baht, as the chart shows it. */
function largestOf(users: ReadonlyArray<{ balance: number; [field: string]: unknown }>): string {
	const sums = new Map<unknown, number>();
	for (const { branchNo, balance } of users) {
		sums.set(branchNo, (sums.get(branchNo) ?? 0) + balance);
	}
	const baht = Math.max(...sums.values()) / 100;
	return baht.toLocaleString('en-US', { minimumFractionDigits: 2 });
}
