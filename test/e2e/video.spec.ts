/** The script of the video in docs/verification.md, row by row; its first rows are the three steps of the README. */
import { join } from 'node:path';
import { CREDENTIAL_TYPE } from '../../scripts/n8n/credentials';
import { readWorkflow } from '../../scripts/n8n/importExamples';
import { addWorkflow, connectCredential, type Workflow } from '../../scripts/n8n/workflows';
import { EXAMPLES } from '../../scripts/paths';
import { FAILURES } from '../../wallet-api/failureTable';
import { readDocument, sectionOf, tableRowsOf } from '../support/documents';
import { edit } from './support/console';
import { expect, test } from './support/test';

const SECTION = 'The video: five minutes, one take';
const TIMES = tableRowsOf(sectionOf(readDocument('docs/verification.md'), SECTION)).map(
	([at]) => at,
);

const TRIGGER = 'JT Wallet Balance Trigger';

/** The trigger polls once a minute. */
const WITHIN_MS = 120_000;

test('every row of the script can be shown', async ({
	context,
	dialog,
	editor,
	page,
	sandbox,
	session,
	credential,
	world,
}) => {
	const shown: string[] = [];
	const at = async (time: string, body: () => Promise<void>) => {
		shown.push(time);
		await test.step(time, body);
	};
	const users = await sandbox.users();
	const isLow = ({ balance }: { balance: number }) => balance < 100_00;
	const console = await context.newPage();
	await console.goto(world.sandboxUrl);
	/** Copies what the console shows for a credential, and pastes it into the dialog. */
	const copy = async (label: string, field: string) => {
		await console.bringToFront();
		await console.getByRole('button', { name: `Copy ${label}` }).click();
		await expect(console.locator('#done')).toHaveText(`${label} is copied.`);
		await page.bringToFront();
		await dialog.pasteCopied(field);
	};

	await at('0:00', async () => {
		await editor.openNew();
		await editor.searchFirst('JT Wallet');
		await editor.listed('JT Wallet Balance').click();
		await expect(editor.nodePanel).toContainText('Triggers (8)');
		await expect(editor.nodePanel).toContainText('Actions (4)');
	});
	await at('0:30', async () => {
		await dialog.openNew('JT Wallet', 'JT Wallet API');
		await dialog.rename('My first credential');
		await copy('Base URL', 'baseUrl');
		await copy('App ID', 'appId');
		await copy('Private Key', 'privateKey');
		await dialog.saveAndTest();
		await expect(dialog.success).toContainText('Connection tested successfully');
	});
	await at('1:15', async () => {
		await dialog.paste('appId', 'another');
		await dialog.saveAndTest();
		await dialog.unfoldFailure();
		await expect(dialog.failure).toContainText(FAILURES.appIdRefused.advice);
		await copy('App ID', 'appId');
		await dialog.saveAndTest();
		await expect(dialog.success).toBeVisible();
	});

	await editor.openNew();
	await editor.addFirst('manual', 'Trigger manually');
	await editor.addNext('JT Wallet', 'JT Wallet Balance', 'Get many wallet users');
	const node = await editor.openedNode();
	await at('1:45', async () => {
		await node.chooseCredential('My first credential');
		await node.parameter('returnAll').click();
		await node.execute();
		await expect(node.itemCount).toHaveText(`${users.length} items`);
	});
	await at('2:30', async () => {
		await node.add('Add Filter', 'Amount');
		await node.addEntry('Add Condition');
		await node.parameter('amount').getByRole('textbox').fill('100');
		await node.execute();
		await expect(node.itemCount).toHaveText(`${users.filter(isLow).length} items`);
	});
	await at('3:00', async () => {
		await node.choose('operation', 'Get Totals');
		await node.choose('totalsFrom', 'Added Up From All Users');
		await node.choose('groupBy', 'Branch Number');
		await page.keyboard.press('Escape');
		await node.execute();
		const branches = new Set(users.filter(isLow).map(({ branchNo }) => branchNo));
		await expect(node.itemCount).toHaveText(`${branches.size} items`);
		await node.choose('operation', 'Export to File');
		await node.execute();
		await expect(node.output.getByText(/^wallet-users-[\d-]+\.csv$/)).toBeVisible();
		await node.close();
	});

	const example = connectCredential(readWorkflow(join(EXAMPLES, 'low-balance-to-slack.json')), {
		[CREDENTIAL_TYPE]: credential,
	});
	await at('3:40', async () => {
		await editor.open((await addWorkflow(session, example)).id);
		const trigger = await editor.openNode(TRIGGER);
		await trigger.execute();
		await expect(trigger.itemCount).toHaveText('1 item');
		await trigger.showOutputAs('JSON');
		await expect(trigger.output).toContainText('"sample": true');
		await expect(trigger.output).toContainText('"count": 3');
		await trigger.close();
	});
	await at('4:10', async () => {
		const user = users.find((each) => each.userStatus === 'Active' && each.balance > 110_00);
		if (user === undefined) throw new Error('Nobody in the sandbox could become low.');
		await editor.open((await addWorkflow(session, everyMinuteWithoutSlack(example))).id);
		const polled = (await sandbox.requests()).length;
		await editor.publish();
		await expect
			.poll(async () => (await sandbox.requests()).length, { timeout: WITHIN_MS })
			.toBeGreaterThan(polled);
		await console.bringToFront();
		await edit(console, user.mchUuid, 'balance', '99.99');
		await page.bringToFront();
		const runs = await editor.openExecutions();
		// The first poll is a run without items, so that n8n stores what it saw.
		await expect(runs).toHaveCount(2, { timeout: WITHIN_MS });
		await runs.first().click();
		const ran = await editor.openNode(TRIGGER);
		await expect(ran.output).toContainText(user.mchUuid);
		await expect(ran.output).toContainText('99.99');
	});
	await at('4:50', async () => {
		await console.bringToFront();
		await expect(console.locator('#figure-unverified')).toHaveText('0');
		await expect(console.locator('#figure-verified')).not.toHaveText('0');
	});
	expect(shown).toEqual(TIMES);
});

/** The example with a poll each minute, and nothing sent. */
function everyMinuteWithoutSlack(example: Workflow): Workflow {
	const nodes = example.nodes.map((node) => {
		if (node.name === TRIGGER) {
			const pollTimes = { item: [{ mode: 'everyMinute' }] };
			return { ...node, parameters: { ...node.parameters, pollTimes } };
		}
		if (!node.type.endsWith('.slack')) return node;
		return { ...node, type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
	});
	return { ...example, nodes };
}
