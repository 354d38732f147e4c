import { expect, test } from './support/test';

test('a workflow built by hand gets every wallet user that two filters match', async ({
	credential,
	editor,
	sandbox,
}) => {
	const node = await editor.buildGetMany(credential.name);
	await node.parameter('returnAll').click();
	await node.add('Add Filter', 'KYC Status');
	await node.choose('KYCStatus', 'Pending', 'Rejected');
	await node.add('Add Filter', 'User Status');
	await node.choose('userStatus', 'Active');
	await node.close();

	await editor.addNext('edit fields', 'Edit Fields (Set)');
	const next = await editor.openedNode();
	await test.step('the fields are known before the first run', async () => {
		await expect(next.input).toContainText('Usually outputs the following fields');
		for (const field of ['mchUuid', 'balance', 'KYCStatus', 'userStatus'])
			await expect(next.input.getByText(field, { exact: true })).toBeVisible();
	});
	await next.close();

	// n8n names a node by the action it was added with.
	await editor.openNode('Get many wallet users');
	await node.execute();
	const users = await sandbox.users({ KYCStatus: 'Pending,Rejected', userStatus: 'Active' });
	expect(users.length).toBeGreaterThan(10);
	await expect(node.itemCount).toHaveText(`${users.length} items`);
	const [first] = users;
	if (first === undefined) throw new Error('The sandbox has no such user.');
	for (const kind of ['Schema', 'Table', 'JSON'] as const) {
		await node.showOutputAs(kind);
		await expect(node.output).toContainText(first.mchUuid);
		await expect(node.output).toContainText(String(first.balance));
	}
});
