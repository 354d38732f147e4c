import { edit } from './support/console';
import { expect, test } from './support/test';

/** The trigger looks once a minute. */
const WITHIN_MS = 120_000;

test('the trigger shows samples, and starts the workflow when the console changes a balance', async ({
	context,
	credential,
	editor,
	sandbox,
	world,
}) => {
	const [first, second] = await sandbox.users();
	if (first === undefined || second === undefined) throw new Error('The sandbox has no users.');
	await editor.openNew();
	await editor.addFirst('JT Wallet', 'JT Wallet Balance', 'On balance changed');
	const trigger = await editor.openedNode();
	await trigger.chooseCredential(credential.name);

	await test.step('Fetch Test Event shows samples of real users', async () => {
		await trigger.execute();
		await expect(trigger.itemCount).toHaveText('3 items');
		await expect(trigger.output).toContainText('balanceChanged');
		await expect(trigger.output).toContainText(first.mchUuid);
		await trigger.close();
	});

	await test.step('published, it reads the list it compares with from then on', async () => {
		const before = (await sandbox.requests()).length;
		await editor.publish();
		await expect
			.poll(async () => (await sandbox.requests()).length, { timeout: WITHIN_MS })
			.toBeGreaterThan(before);
	});

	await test.step("the editor's Download leaves out what the trigger remembers", async () => {
		await editor.page.reload();
		await editor.node('JT Wallet Balance Trigger').waitFor();
		const downloaded = await editor.download();
		expect(downloaded).toContain('jtWalletBalanceTrigger');
		expect(downloaded).not.toContain('staticData');
		expect(downloaded).not.toContain('listed');
	});

	await test.step('a change starts the workflow once, with that user alone', async () => {
		const console = await context.newPage();
		await console.goto(world.sandboxUrl);
		await edit(console, second.mchUuid, 'balance', '12,345.67');
		await expect(console.locator('#done')).toContainText(`${second.mchUuid}: Balance ฿ is now`);
		await console.close();
		const runs = await editor.openExecutions();
		// The test event was a run, too, and so was the first poll: without items, so that n8n stores what it saw.
		await expect(runs).toHaveCount(3, { timeout: WITHIN_MS });
		await expect(runs.first()).toContainText('Succeeded');
		await runs.first().click();
		const ran = await editor.openNode('JT Wallet Balance Trigger');
		await expect(ran.itemCount).toHaveText('1 item');
		await expect(ran.output).toContainText(second.mchUuid);
		await expect(ran.output).toContainText('12345.67');
	});
});
