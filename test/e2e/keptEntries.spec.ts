/** What restricts stays when something else is changed: n8n's editor empties fields that are shown by the changed one's name. */
import { expect, test } from './support/test';

test('filters stay when the operation is changed', async ({ credential, editor }) => {
	const node = await editor.buildGetMany(credential.name);
	await node.add('Add Filter', 'KYC Status');
	await node.choose('KYCStatus', 'Pending', 'Rejected');
	for (const operation of ['Get Totals', 'Export to File', 'Get Many']) {
		await test.step(operation, async () => {
			await node.choose('operation', operation);
			await expect(node.parameter('KYCStatus')).toContainText('Pending');
			await expect(node.parameter('KYCStatus')).toContainText('Rejected');
		});
	}
});

test('the states to report stay when another event is added', async ({ credential, editor }) => {
	await editor.openNew();
	await editor.addFirst('JT Wallet', 'JT Wallet Balance', 'On KYC status changed');
	const trigger = await editor.openedNode();
	await trigger.chooseCredential(credential.name);
	await trigger.choose('kycStatusTo', 'Rejected');
	await trigger.page.keyboard.press('Escape');
	await trigger.choose('events', 'New Wallet User');
	await trigger.page.keyboard.press('Escape');
	await expect(trigger.parameter('events')).toContainText('New Wallet User');
	await expect(trigger.parameter('kycStatusTo')).toContainText('Rejected');
});
