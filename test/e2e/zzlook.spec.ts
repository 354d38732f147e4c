import { freePort, LOOPBACK } from '../../scripts/ports';
import { expect, test } from './support/test';
import { addBalanceWorkflow, BALANCE } from './support/workflows';

test('look', async ({ credential, dialog, editor, sandbox, session, world, page }) => {
	const { appId, privateKey } = world.credentials;
	await dialog.openNew('JT Wallet', 'JT Wallet API');
	await dialog.paste('baseUrl', `http://${LOOPBACK}:${await freePort()}`);
	await dialog.paste('appId', appId);
	await dialog.paste('privateKey', privateKey);
	await dialog.saveAndTest();
	await dialog.unfoldFailure();
	await page.screenshot({ path: '/tmp/a/cred-fail.png' });
	const { id } = await addBalanceWorkflow(session, credential, { limit: 7 });
	await sandbox.change({ allowedAddresses: ['192.0.2.1'] });
	await editor.open(id);
	const node = await editor.openNode(BALANCE);
	await node.execute();
	await expect(node.error).toBeVisible();
	await page.screenshot({ path: '/tmp/a/node-fail.png' });
	await node.close();
	await page.screenshot({ path: '/tmp/a/canvas.png' });
});
