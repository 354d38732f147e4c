import type { Locator } from '@playwright/test';
import { expect, test } from './support/test';

test.use({ viewport: { width: 1280, height: 760 }, deviceScaleFactor: 2 });

test('the node with wallet users in its output', async ({ credential, editor }) => {
	const node = await editor.buildGetMany(credential.name);
	await node.parameter('returnAll').click();
	await node.choose('output', 'Selected Fields');
	await node.choose('fields', 'Balance', 'KYC Status');
	await node.choose('amounts', 'Baht (Text with Two Decimals)');
	await node.add('Add Filter', 'KYC Status');
	await node.choose('KYCStatus', 'Pending', 'Rejected');
	await node.execute();
	await expect(node.itemCount).toBeVisible();
	await node.giveRoomToOutput(100);
	await takePicture(node.panel, 'node.png');
});

test('the credential after its test', async ({ dialog, page, world }) => {
	const { baseUrl, appId, privateKey } = world.credentials;
	await page.setViewportSize({ width: 1280, height: 1000 });
	await dialog.openNew('JT Wallet', 'JT Wallet API');
	await dialog.rename('JT Wallet');
	await dialog.paste('baseUrl', baseUrl);
	await dialog.paste('appId', appId);
	await dialog.paste('privateKey', privateKey);
	await dialog.saveAndTest();
	await expect(dialog.success).toBeVisible();
	await takePicture(dialog.root, 'credential.png');
});

test('the trigger with samples', async ({ credential, editor }) => {
	await editor.openNew();
	await editor.addFirst('JT Wallet', 'JT Wallet Balance', 'On balance crossed a threshold');
	const trigger = await editor.openedNode();
	await trigger.chooseCredential(credential.name);
	await trigger.execute();
	await expect(trigger.itemCount).toBeVisible();
	await trigger.showOutputAs('Schema');
	await trigger.giveRoomToOutput(100);
	await takePicture(trigger.panel, 'trigger.png');
});

/** Ports and times differ from run to run; they alone are no reason for a new picture. One label is. */
async function takePicture(what: Locator, file: string): Promise<void> {
	await what.page().mouse.move(0, 0);
	await expect(what.page().locator('.el-notification')).toHaveCount(0);
	await expect(what).toHaveScreenshot(file, { scale: 'device', maxDiffPixelRatio: 0.002 });
}
