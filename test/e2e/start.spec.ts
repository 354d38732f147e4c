import { join } from 'node:path';
import { fillN8n, readWorkflow } from '../../scripts/n8n/importExamples';
import { EXAMPLES } from '../../scripts/paths';
import { welcome } from '../../scripts/start/welcome';
import { expect, test } from './support/test';

test('the demo that npm start puts into n8n can be executed step by step', async ({
	editor,
	world,
}) => {
	const note = join(world.folder, 'imported.json');
	const filled = await fillN8n(world.n8nUrl, world.credentials, note);
	const demo = readWorkflow(join(EXAMPLES, 'demo.json'));
	const stored = filled?.find(({ name }) => name === demo.name);
	if (stored === undefined) throw new Error('The demo is not in n8n.');

	await editor.open(stored.id);
	for (const { name, type } of demo.nodes) {
		if (!type.endsWith('.jtWalletBalance')) continue;
		await test.step(name, async () => {
			const node = await editor.openNode(name);
			await node.execute();
			await expect(node.itemCount).toHaveText(/^\d+ items?/);
			await expect(node.error).toBeHidden();
			await node.close();
		});
	}
});

test("the README's three steps, with what npm start shows", async ({
	dialog,
	editor,
	sandbox,
	world,
}) => {
	const shown = welcome({
		n8n: world.n8nUrl,
		sandbox: world.sandboxUrl,
		users: 250,
		credentials: world.credentials,
		filled: [],
		logFile: '',
	});
	const shownAs = (label: string) => new RegExp(`^ *${label} +(\\S+)$`, 'm').exec(shown)?.[1] ?? '';

	await test.step('1. Credential', async () => {
		await dialog.openNew('JT Wallet', 'JT Wallet API');
		await dialog.rename('My first credential');
		await dialog.paste('baseUrl', shownAs('Base URL'));
		await dialog.paste('appId', shownAs('App ID'));
		await dialog.paste('privateKey', shownAs('Private Key'));
		await dialog.saveAndTest();
		await expect(dialog.success).toContainText('Connection tested successfully');
	});

	await editor.openNew();
	await editor.addFirst('manual', 'Trigger manually');
	await editor.addNext('JT Wallet', 'JT Wallet Balance', 'Get many wallet users');
	const node = await editor.openedNode();
	await test.step('2. Node', async () => {
		await node.chooseCredential('My first credential');
		await node.parameter('returnAll').click();
	});
	await test.step('3. Execute step', async () => {
		await node.execute();
		const users = await sandbox.users();
		await expect(node.itemCount).toHaveText(`${users.length} items`);
		await expect(node.error).toBeHidden();
	});
	expect((await sandbox.requests()).every((request) => request.signatureVerified)).toBe(true);
});
