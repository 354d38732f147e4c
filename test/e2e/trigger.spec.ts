import { z } from 'zod';
import { deactivateWorkflow, listWorkflows } from '../../scripts/n8n/workflows';
import { Editor } from './support/editor';
import { sandbox } from './support/sandbox';
import { expect, SANDBOX_CREDENTIAL, test } from './support/test';

/** The trigger looks once a minute; n8n gives it that long again to get going. */
const WITHIN_MS = 150_000;

test('the trigger shows samples, and starts the workflow when a balance changes', async ({
	page,
	session,
}) => {
	test.setTimeout(300_000);
	const editor = new Editor(page);
	await editor.openNew();
	await editor.addFirst('JT Wallet', 'JT Wallet Balance', 'On balance changed');
	const trigger = await editor.openedNode();
	await trigger.chooseCredential(SANDBOX_CREDENTIAL);
	const [first, second] = await sandbox.users();
	if (first === undefined || second === undefined) throw new Error('The sandbox has no users.');

	await test.step('Fetch Test Event shows samples of real users', async () => {
		await trigger.execute();
		await expect(trigger.itemCount).toHaveText('10 items');
		await expect(trigger.output).toContainText('balanceChanged');
		await expect(trigger.output).toContainText(first.mchUuid);
	});

	await trigger.close();
	await editor.publish();
	const read = (await sandbox.requests()).length;
	await expect
		.poll(async () => (await sandbox.requests()).length, { timeout: WITHIN_MS })
		.toBeGreaterThan(read);

	await test.step('a change starts the workflow, for that user alone', async () => {
		await sandbox.changeUser(second.mchUuid, { balance: second.balance + 12_345 });
		await page.getByTestId('radio-button-executions').click();
		const runs = page.getByTestId('workflow-execution-list-item-success');
		await expect(runs).toHaveCount(1, { timeout: WITHIN_MS });
	});
});
