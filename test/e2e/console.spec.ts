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
	await page.getByRole('searchbox', { name: 'Search' }).fill(idAt(200).slice(-8));
	await expect(rowOf(page, idAt(200))).toBeVisible();
	await expect(page.locator('#found')).toContainText('1 wallet user,');
	await page.getByRole('searchbox', { name: 'Search' }).fill('');
	await page.getByLabel('KYC').first().selectOption('Rejected');
	const rejected = sandbox.merchant.select({ KYCStatus: ['Rejected'] }).entries.length;
	await expect(page.locator('#found')).toContainText(`${rejected} wallet user`);
	await page.getByRole('searchbox', { name: 'Search' }).fill('nobody at all');
	await expect(page.getByText('No wallet user matches.')).toBeVisible();
	sandbox.merchant.createUser();
	await expect(page.locator('#figure-users')).toHaveText('251');
	await expect(page.locator('#lost')).toBeEmpty();
});

test('a balance of 19 digits is stored exactly, and the API answers it', async ({ page }) => {
	const id = idAt(3);
	await edit(page, id, 'balance', '92,233,720,368,547,758.07');
	await expect(page.locator('#done')).toContainText(`${id}: balance is now`);
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
	await dialog.getByLabel('User id').fill('JT<b>42</b>');
	await dialog.getByLabel('Balance in baht').fill('much');
	await dialog.getByRole('button', { name: 'Add' }).click();
	await expect(dialog.getByRole('alert')).toContainText('An amount is baht');
	await dialog.getByLabel('Balance in baht').fill('7.5');
	await dialog.getByLabel('KYC').selectOption('Pending');
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
	await expect(page.locator('#trouble')).toContainText('This is not JSON');
	await panel.getByLabel('As JSON').fill('{"kind": "delay", "ms": 1, "when": {"every": true}}');
	await panel.getByRole('button', { name: 'Switch on' }).click();
	await expect(panel.getByRole('listitem')).toHaveCount(2);
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
	const log = page.getByRole('region', { name: 'Requests' }).getByRole('listitem');
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
});

test('100,000 users can be paged through', async ({ page }) => {
	await page.getByRole('button', { name: 'Begin anew…' }).click();
	await page.getByRole('dialog').getByLabel('Wallet users').fill('100000');
	await page.getByRole('dialog').getByRole('button', { name: 'Begin anew' }).click();
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
