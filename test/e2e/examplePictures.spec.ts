import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { z } from 'zod';
import { EXAMPLES } from '../../scripts/paths';
import { expect, test } from './support/test';

test.use({ viewport: { width: 1600, height: 1000 }, deviceScaleFactor: 2 });

const CHART = 'totals-by-branch-to-chart';

/** Room around the nodes of a picture, in pixels. */
const MARGIN = 24;

/** What n8n puts over the canvas. */
const NOT_PART_OF_IT =
	'.el-notification, [data-test-id="execute-workflow-button"], .vue-flow__controls, [data-test-id="canvas-controls"]';

/** Where a picture differs by less, it is not worth another one. */
const TOLERANCE = { scale: 'device', maxDiffPixelRatio: 0.01 } as const;

test('the canvas of every example', async ({ credential, editor, page, session }) => {
	// A credential that another test left would be chosen by n8n, and its node would look ready.
	const all = z.array(z.object({ id: z.string() }));
	for (const { id } of await session.call('GET', '/credentials', all)) {
		if (id !== credential.id) await session.call('DELETE', `/credentials/${id}`, z.unknown());
	}
	await editor.openNew();
	await page.addStyleTag({ content: `${NOT_PART_OF_IT} { visibility: hidden }` });
	for (const file of readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'))) {
		await test.step(file, async () => {
			await editor.importFile(join(EXAMPLES, file));
			await page.getByTestId('zoom-to-fit').click();
			await page.mouse.move(0, 0);
			const name = `example-${basename(file, '.json')}.png`;
			await expect(page).toHaveScreenshot(name, { clip: await surroundings(page), ...TOLERANCE });
			await page.keyboard.press('ControlOrMeta+a');
			await page.keyboard.press('Delete');
			await expect(page.getByTestId('canvas-node')).toHaveCount(0);
		});
	}
});

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

/** The part of the page that holds all nodes, with their names below, and all notes. */
async function surroundings(page: Page) {
	const boxesOf = async (parts: string) =>
		await page
			.locator(parts)
			.evaluateAll((all) =>
				all
					.map((part) => part.getBoundingClientRect())
					.map(({ left, top, right, bottom }) => ({ left, top, right, bottom })),
			);
	const boxes = await boxesOf('.vue-flow__node');
	const within = await boxesOf('[data-test-id="canvas-node"] *');
	const left = Math.min(...boxes.map((box) => box.left)) - MARGIN;
	const top = Math.min(...boxes.map((box) => box.top)) - MARGIN;
	const right = Math.max(...boxes.map((box) => box.right)) + 2 * MARGIN;
	const bottom = Math.max(...within.map((box) => box.bottom)) + MARGIN;
	return { x: left, y: top, width: right - left, height: bottom - top };
}
