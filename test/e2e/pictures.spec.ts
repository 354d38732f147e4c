import { CredentialDialog } from './support/credentialDialog';
import { Editor } from './support/editor';
import { expect, SANDBOX_CREDENTIAL, test } from './support/test';

test.use({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 });

/** Ports and times differ from run to run; that alone is no reason for a new picture. */
const PICTURE = { scale: 'device', maxDiffPixelRatio: 0.01 } as const;

test('the node with wallet users in its output', async ({ page }) => {
	const editor = new Editor(page);
	await editor.openNew();
	await editor.addFirst('manual', 'Trigger manually');
	await editor.addNext('JT Wallet', 'JT Wallet Balance', 'Get many wallet users');
	const node = await editor.openedNode();
	await node.chooseCredential(SANDBOX_CREDENTIAL);
	await node.parameter('returnAll').click();
	await node.add('Add Filter', 'KYC Status');
	await node.choose('KYCStatus', 'Pending', 'Rejected');
	await node.add('Add Option', 'Amounts');
	await node.choose('amounts', 'Baht (Number)');
	await node.add('Add Option', 'Fields to Return');
	await node.choose('fields', 'Balance', 'KYC Status', 'Update Time');
	await node.execute();
	await expect(node.itemCount).toBeVisible();
	await node.giveRoomToOutput();
	await node.dismissToasts();
	await expect(node.panel).toHaveScreenshot('node.png', PICTURE);
});

test('the credential after its test', async ({ page, world }) => {
	const { baseUrl, appId, privateKey } = world.credentials;
	const dialog = new CredentialDialog(page);
	await dialog.openNew('JT Wallet', 'JT Wallet API');
	await dialog.paste('baseUrl', baseUrl);
	await dialog.paste('appId', appId);
	await dialog.paste('privateKey', privateKey);
	await dialog.saveAndTest();
	await expect(dialog.success).toBeVisible();
	await expect(dialog.root).toHaveScreenshot('credential.png', PICTURE);
});

test('the trigger with samples', async ({ page }) => {
	const editor = new Editor(page);
	await editor.openNew();
	await editor.addFirst('JT Wallet', 'JT Wallet Balance', 'On balance crossed a threshold');
	const trigger = await editor.openedNode();
	await trigger.chooseCredential(SANDBOX_CREDENTIAL);
	await trigger.execute();
	await expect(trigger.itemCount).toBeVisible();
	await trigger.giveRoomToOutput();
	await trigger.dismissToasts();
	await expect(trigger.panel).toHaveScreenshot('trigger.png', PICTURE);
});
