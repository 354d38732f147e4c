import type { Locator } from '@playwright/test';
import { expect, test } from './support/test';

const THEMES = [
	{ colorScheme: 'light', icon: /\/jtWallet\.svg$/ },
	{ colorScheme: 'dark', icon: /\/jtWallet\.dark\.svg$/ },
] as const;

for (const { colorScheme, icon } of THEMES) {
	test.describe(`${colorScheme} theme`, () => {
		test.use({ colorScheme });

		test('the search for nodes finds the actions and the triggers', async ({ editor }) => {
			await editor.openNew();
			await editor.searchFirst('JT Wallet');
			// n8n lists a node and its trigger as one, under the node's name and with the trigger's description.
			const item = editor.listed('JT Wallet Balance');
			await expect(item.getByTestId('node-creator-item-description')).toContainText(
				/^Get balances .+, or start the workflow when /,
			);
			await expectIcon(item, icon);

			await item.click();
			await expect(editor.nodePanel).toContainText('Triggers (8)');
			await expect(editor.nodePanel).toContainText('Actions (4)');
			await editor.listed('On balance changed').click();
			const trigger = await editor.openedNode();
			await expect(trigger.panel).toContainText('JT Wallet Balance Trigger');
			await trigger.close();
			await expectIcon(editor.node('JT Wallet Balance Trigger'), icon);

			await editor.addNext('JT Wallet', 'JT Wallet Balance', 'Get many wallet users');
			const node = await editor.openedNode();
			await node.close();
			// n8n names a node by the action it was added with.
			const added = editor.node('Get many wallet users');
			await expectIcon(added, icon);
			await expect(added).toContainText('Get Many');
		});

		test('the search for credentials finds JT Wallet API', async ({ dialog }) => {
			await dialog.openNew('JT Wallet', 'JT Wallet API');
			await expect(dialog.root).toContainText('JT Wallet API');
			await expectIcon(dialog.root, icon);
		});
	});
}

/** The first picture in a place is ours, for this theme, and was drawn. */
async function expectIcon(place: Locator, source: RegExp): Promise<void> {
	const picture = place.locator('img').first();
	await expect(picture).toHaveAttribute('src', source);
	await expect(picture).toHaveJSProperty('complete', true);
	await expect(picture).not.toHaveJSProperty('naturalWidth', 0);
}
