import { FAILURES } from '../../wallet-api/failureTable';
import { expect, test } from './support/test';
import { addBalanceWorkflow, BALANCE } from './support/workflows';

test('a failing node says what to do, and works once that was done', async ({
	credential,
	editor,
	sandbox,
	session,
}) => {
	const { id } = await addBalanceWorkflow(session, credential, { limit: 7 });
	await sandbox.change({ allowedAddresses: ['192.0.2.1'] });
	await editor.open(id);
	const node = await editor.openNode(BALANCE);
	await node.execute();
	await expect(node.output).toContainText(FAILURES.addressNotAllowed.title);
	await expect(node.output).toContainText(FAILURES.addressNotAllowed.advice);

	await sandbox.change({ allowedAddresses: null });
	await node.execute();
	await expect(node.itemCount).toHaveText('7 items');
});

test('with On Error: Continue a failed item stands beside the good ones', async ({
	credential,
	editor,
	sandbox,
	session,
}) => {
	const parameters = { limit: '={{ $json.limit }}' };
	const items = [{ limit: 3 }, { limit: 'many' }, { limit: 2 }];
	const { id } = await addBalanceWorkflow(session, credential, parameters, items);
	await editor.open(id);
	const node = await editor.openNode(BALANCE);
	await node.execute();
	const sentence = 'Limit is "many", but it has to be a whole number of 1 or more.';
	await expect(node.error).toContainText(sentence);

	await node.openTab('settings');
	await node.choose('onError', 'Continue');
	await node.execute();
	await expect(node.itemCount).toHaveText('6 items');
	await node.showOutputAs('Table');
	await expect(node.output).toContainText(sentence);
	const users = await sandbox.users();
	for (const { mchUuid } of users.slice(0, 3)) await expect(node.output).toContainText(mchUuid);
});
