import { expect, type Page, test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { ask } from '../unit/sandbox/support/ask';
import { cellOf, edit, rowOf } from './support/console';

let sandbox: Sandbox;
let complaints: string[];

test.beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, users: 0 });
});
test.afterAll(async () => await sandbox.close());

test.beforeEach(async ({ page }) => {
	sandbox.reset({ users: 250, seed: 7 });
	complaints = [];
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(String(error)));
	await page.goto(sandbox.url);
	await expect(rowOf(page, idAt(1))).toBeVisible();
});
test.afterEach(() => expect(complaints).toEqual([]));

/** The browser says of each refusal that it was one, which here is no complaint. */
function expectRefusal(): void {
	expect(complaints.splice(0)).toEqual([expect.stringContaining('400 (Bad Request)')]);
}

function searchUsers(page: Page) {
	return page.getByRole('search').getByRole('searchbox');
}

function idAt(position: number): string {
	return sandbox.merchant.idsFrom(position, 1)[0] ?? 'nobody';
}

/** Presses Enter in the table, which takes it only some milliseconds after the last editor was closed. */
async function openEditor(page: Page): Promise<void> {
	await expect(async () => {
		await page.keyboard.press('Enter');
		await expect(page.locator('.tabulator-editing input')).toBeVisible({ timeout: 500 });
	}).toPass();
}

test('wallet users are found by search and filter', async ({ page }) => {
	await expect(page.locator('#found')).toContainText('250 wallet users');
	await searchUsers(page).fill(`  ${idAt(200).slice(-8)} `);
	await expect(rowOf(page, idAt(200))).toBeVisible();
	await expect(page.locator('#found')).toContainText('1 wallet user,');
	await searchUsers(page).fill('');
	await page.getByLabel('KYC Status').first().selectOption('Rejected');
	const rejected = sandbox.merchant.select({ KYCStatus: ['Rejected'] }).entries.length;
	await expect(page.locator('#found')).toContainText(`${rejected} wallet user`);
	await searchUsers(page).fill('nobody at all');
	await expect(page.getByText('No wallet user matches.')).toBeVisible();
	sandbox.merchant.createUser();
	await expect(page.locator('#figure-users')).toHaveText('251');
	await expect(page.locator('#lost')).toBeEmpty();
});

test('a balance of 19 digits is stored exactly, and the API answers it', async ({ page }) => {
	const id = idAt(3);
	await edit(page, id, 'balance', '92,233,720,368,547,758.07');
	await expect(page.locator('#done')).toContainText(`${id}: Balance ฿ is now`);
	expect(sandbox.merchant.find(id)?.balance).toBe(9223372036854775807n);
	const { text } = await ask(sandbox, { mchUuidList: [id] });
	expect(text).toContain('"balance":9223372036854775807,');
	await expect(cellOf(page, id, 'balance')).toHaveText('92,233,720,368,547,758.07');
});

test('what is no amount is refused with a sentence', async ({ page }) => {
	const before = sandbox.merchant.find(idAt(1))?.balance;
	await edit(page, idAt(1), 'balance', '12.345');
	await expect(page.locator('#trouble')).toContainText('at most two decimals');
	await page.keyboard.press('Escape');
	await expect(page.locator('.tabulator-editing')).toHaveCount(0);
	expect(sandbox.merchant.find(idAt(1))?.balance).toBe(before);
});

test('a status is picked from the ones there are', async ({ page }) => {
	const id = idAt(2);
	await cellOf(page, id, 'userStatus').dblclick();
	await page.locator('.tabulator-edit-list').getByText('Deactivating', { exact: true }).click();
	await expect(cellOf(page, id, 'userStatus')).toHaveText('Deactivating');
	await expect.poll(() => sandbox.merchant.find(id)?.userStatus).toBe('Deactivating');
});

test('the table works by keyboard alone', async ({ page }) => {
	const id = idAt(3);
	const before = sandbox.merchant.find(id);
	await page.locator('#page').focus();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
	await openEditor(page);
	await page.keyboard.type('1');
	await page.keyboard.press('Escape');
	await openEditor(page);
	expect(sandbox.merchant.find(id)).toEqual(before);
	await page.keyboard.type('1234.5');
	await page.keyboard.press('Enter');
	await expect.poll(() => sandbox.merchant.find(id)?.balance).toBe(123450n);
	await page.keyboard.press('ArrowRight');
	await openEditor(page);
	for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
	await expect.poll(() => sandbox.merchant.find(id)?.KYCStatus).not.toBe(before?.KYCStatus);

	await page.keyboard.press('Delete');
	await expect(page.getByRole('dialog')).toContainText(id);
	await page.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
	await expect(rowOf(page, id)).toHaveCount(0);
	expect(sandbox.merchant.find(id)).toBeUndefined();
});

test('users are added, and what others change is seen', async ({ page }) => {
	await page.getByRole('button', { name: 'Add user…' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Merchant User ID').fill('JT<b>42</b>');
	await dialog.getByLabel('Balance in baht').fill('much');
	await dialog.getByRole('button', { name: 'Add' }).click();
	await expect(dialog.getByRole('alert')).toContainText('An amount is baht');
	await dialog.getByLabel('Balance in baht').fill('7.5');
	await dialog.getByLabel('KYC Status').selectOption('Pending');
	await dialog.getByRole('button', { name: 'Add' }).click();
	await expect(cellOf(page, 'JT<b>42</b>', 'balance')).toHaveText('7.50');
	expect(sandbox.merchant.find('JT<b>42</b>')).toMatchObject({ KYCStatus: 'Pending' });

	const { mchUuid } = sandbox.merchant.createUser({ balance: 100 });
	await expect(cellOf(page, mchUuid, 'balance')).toHaveText('1.00');
	sandbox.merchant.removeUser(mchUuid);
	await expect(rowOf(page, mchUuid)).toHaveCount(0);
});

test('faults are switched on and off', async ({ page }) => {
	const panel = page.getByRole('region', { name: 'Faults' });
	await panel.getByLabel('Ready-made').selectOption({ label: 'An empty answer' });
	await panel.getByRole('button', { name: 'Switch on' }).click();
	await expect(panel.getByRole('listitem')).toContainText(['emptyBodywaiting']);
	expect((await ask(sandbox)).text).toBe('');
	await expect(panel.getByRole('listitem')).toContainText(['struck 1 ×']);

	await panel.getByLabel('As JSON').fill('{"kind": "delay", "ms": 1');
	await panel.getByRole('button', { name: 'Switch on' }).click();
	await expect(panel.getByRole('alert')).toContainText('This is not JSON');
	await panel.getByLabel('As JSON').fill('{"kind": "delay", "ms": "1"}');
	await panel.getByRole('button', { name: 'Switch on' }).click();
	await expect(panel.getByRole('alert')).toHaveText(
		'This fault cannot be set: ms has to be a number, but is a text.',
	);
	expectRefusal();
	await panel.getByLabel('As JSON').fill('{"kind": "delay", "ms": 1, "when": {"every": true}}');
	await panel.getByRole('button', { name: 'Switch on' }).click();
	await expect(panel.getByRole('listitem')).toHaveCount(2);
	await expect(panel.getByRole('alert')).toBeEmpty();
	await panel.getByRole('button', { name: 'Switch off emptyBody' }).click();
	await expect(panel.getByRole('listitem')).toHaveCount(1);
	expect(sandbox.faults.list).toMatchObject([{ fault: { kind: 'delay', ms: 1 } }]);
	await panel.getByRole('button', { name: 'All off' }).click();
	await expect(panel.getByText('No fault is on')).toBeVisible();
	expect(sandbox.faults.list).toEqual([]);
});

test('the log shows verified and refused requests, and all of each', async ({ page }) => {
	await ask(sandbox, { page: 2, size: 100 });
	await ask(sandbox, {}, { signed: 'something else' });
	const panel = page.getByRole('region', { name: 'Requests' });
	const log = panel.getByRole('listitem');
	await expect(log).toHaveCount(2);
	await expect(log.nth(0)).toContainText('✗ refused21001 JT Wallet refused the signature');
	await expect(log.nth(1)).toContainText('✓ verified10000 successpage 2, 100 rows');
	await expect(page.locator('#figure-unverified')).toHaveText('1');
	await log.nth(1).getByText('✓ verified').click();
	await expect(log.nth(1)).toContainText('"signatureVerified": true');
	await expect(page.getByRole('img', { name: /Requests per second/ })).toContainText(
		'Total balance',
	);
	await expect(page.locator('#chart canvas')).toBeVisible();

	await panel.getByRole('searchbox').fill(' PAGE 2 ');
	await expect(log).toHaveCount(1);
	await expect(panel.getByText('1 of the last 2')).toBeVisible();
	await panel.getByRole('searchbox').fill('');
	await panel.getByRole('button', { name: 'Pause' }).click();
	await ask(sandbox);
	await expect(panel.getByText('Paused, 1 newer.')).toBeVisible();
	await expect(log).toHaveCount(2);
	await panel.getByRole('button', { name: 'Resume' }).click();
	await expect(log).toHaveCount(3);
	await expect(panel.getByText('Paused')).toHaveCount(0);
});

test('100,000 users can be paged through', async ({ page }) => {
	await page.getByRole('button', { name: 'Start over…' }).click();
	await page.getByRole('dialog').getByLabel('Wallet users').fill('100000');
	await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
	await expect(page.locator('#found')).toContainText('100,000 wallet users');
	await page.getByRole('button', { name: 'Last Page' }).click();
	await expect(rowOf(page, idAt(99_901))).toBeVisible();
	await page.locator('#page').fill('500');
	await page.keyboard.press('Enter');
	await expect(rowOf(page, idAt(49_901))).toBeVisible();
	await page.getByRole('button', { name: 'Next Page' }).click();
	await expect(rowOf(page, idAt(50_001))).toBeVisible();
});

test('the page is dark where the person wants it dark', async ({ page }) => {
	const brightness = async () => {
		const colour = await page.locator('body').evaluate((body) => getComputedStyle(body).background);
		return Number(/\d+/.exec(colour)?.[0]);
	};
	await page.emulateMedia({ colorScheme: 'light' });
	expect(await brightness()).toBeGreaterThan(200);
	await page.emulateMedia({ colorScheme: 'dark' });
	expect(await brightness()).toBeLessThan(50);
});

test('the credential for n8n can be copied', async ({ page }) => {
	const { baseUrl, appId, privateKey } = sandbox.credentials;
	const panel = page.getByRole('region', { name: 'Credential' });
	for (const [field, value] of Object.entries({
		'Base URL': baseUrl,
		'App ID': appId,
		'Private Key': privateKey,
	})) {
		await expect(panel.getByLabel(field, { exact: true })).toHaveValue(value);
		await panel.getByRole('button', { name: `Copy ${field}` }).click();
		await expect(page.locator('#done')).toHaveText(`${field} is copied.`);
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(value);
	}
	await expect(panel).toContainText('Signature Algorithm SHA-256');
});

test('the server works in another way, until it works as documented', async ({ page }) => {
	const panel = page.getByRole('region', { name: 'How the server works' });
	await expect(panel).toContainText('Now: As documented.');
	await panel.getByLabel('Ready-made').selectOption({ label: 'At most 70 rows in an answer' });
	await panel.getByRole('button', { name: 'Set' }).click();
	await expect(panel).toContainText('Now: {"cap":{"rows":70}}');
	expect(JSON.parse((await ask(sandbox, { size: 100 })).text).data.list).toHaveLength(70);
	await panel.getByLabel('As JSON').fill('{"cap": {"rows": 0}}');
	await panel.getByRole('button', { name: 'Set' }).click();
	await expect(panel.getByRole('alert')).toHaveText(
		'This cannot be done: world.cap.rows has to be 1 or more.',
	);
	expectRefusal();
	await panel.getByRole('button', { name: 'As documented' }).click();
	await expect(panel).toContainText('Now: As documented.');
	expect(sandbox.settings.world).toEqual({});
});

test('a screen reader is told where the arrow keys have led', async ({ page }) => {
	await page.locator('#page').focus();
	for (const key of ['Tab', 'Tab', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
	const focused = page.locator(':focus');
	await expect(focused).toHaveAttribute('aria-activedescendant', 'active-cell');
	const KYCStatus = String(sandbox.merchant.find(idAt(2))?.KYCStatus);
	const named = { name: `${idAt(2)} KYC Status ${KYCStatus}` };
	await expect(page.getByRole('gridcell', named)).toHaveAttribute('id', 'active-cell');
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('gridcell', named)).toHaveCount(0);
	await expect(page.locator('[aria-labelledby*="active-cell"]')).toHaveCount(1);
});

test('fits a phone, and what cannot be undone looks like it', async ({ page }) => {
	await page.setViewportSize({ width: 400, height: 800 });
	const isTooWide = () => document.documentElement.scrollWidth > innerWidth;
	expect(await page.evaluate(isTooWide)).toBe(false);
	const buttons = page.getByRole('button').filter({ visible: true });
	for (const button of await buttons.all()) {
		const box = await button.boundingBox();
		const where = `${await button.textContent()} at ${JSON.stringify(box)}`;
		expect(box !== null && box.x >= 0 && box.x + box.width <= 400, where).toBe(true);
	}
	for (const name of ['Remove selected…', 'Start over…']) {
		const colour = (element: Element) => getComputedStyle(element).color;
		const danger = await page.getByRole('button', { name }).evaluate(colour);
		expect(danger).not.toBe(await page.getByRole('button', { name: 'Add user…' }).evaluate(colour));
	}
});

test('its picture in sandbox/README.md', async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 1000 });
	sandbox.faults.set([{ kind: 'delay', ms: 20, when: { every: true } }]);
	for (const number of [1, 2, 3, 4, 5]) await ask(sandbox, { page: number, size: 50 });
	await ask(sandbox, {}, { signed: 'something else' });
	await expect(page.locator('#figure-verified')).toHaveText('5');
	await expect(page.getByText(/^struck [56] ×$/)).toBeVisible();
	// The chart and the times in the log are others in every run; they alone are no reason for a new picture.
	await expect(page).toHaveScreenshot('sandbox-console.png', {
		fullPage: true,
		maxDiffPixelRatio: 0.03,
	});
});
