/** Examples that remember something in n8n's Data Tables, run from start to end in the real n8n, and again. */
import { join } from 'node:path';
import { z } from 'zod';
import { CREDENTIAL_TYPE } from '../../scripts/n8n/credentials';
import { runWorkflow, waitForExecution } from '../../scripts/n8n/executions';
import { readWorkflow } from '../../scripts/n8n/importExamples';
import { addWorkflow, connectCredential, type Workflow } from '../../scripts/n8n/workflows';
import { EXAMPLES } from '../../scripts/paths';
import { expect, test } from './support/test';

/** What is sent to the outside: an Edit Fields node takes its place and keeps the text. */
const SENDERS = ['n8n-nodes-base.slack', 'n8n-nodes-base.emailSend'];

test('changes-since-yesterday.json tells what moved, and only that', async ({
	credential,
	sandbox,
	session,
	world,
}) => {
	await sandbox.reset({ users: 12 });
	const example = readWorkflow(join(EXAMPLES, 'changes-since-yesterday.json'));
	const ready = withTextsOnly(connectCredential(example, { [CREDENTIAL_TYPE]: credential }));
	const { id } = await addWorkflow(session, ready);
	const run = async () =>
		await waitForExecution(session, await runWorkflow(session, id, 'Every Morning'));

	const first = await run();
	expect(first.error).toBeUndefined();
	expect(first.itemsOf('Tell Slack')).toEqual([]);
	expect((await run()).itemsOf('Tell Slack')).toEqual([]);

	const [user] = await sandbox.users();
	await changeBalance(world.sandboxUrl, String(user?.mchUuid), 123_456);
	const third = await run();
	expect(third.error).toBeUndefined();
	const [told] = third.itemsOf('Tell Slack');
	expect(told?.text).toContain('[TEST] 1 balance has changed since yesterday:');
	expect(told?.text).toMatch(new RegExp(`\\n${user?.mchUuid}: [\\d,.]+ → 1,234\\.56 baht$`));
	expect((await run()).itemsOf('Tell Slack')).toEqual([]);
});

test('kyc-backlog-weekly.json reminds of a user once', async ({ credential, sandbox, session }) => {
	await sandbox.reset({ users: 60 });
	const example = readWorkflow(join(EXAMPLES, 'kyc-backlog-weekly.json'));
	const ready = withTextsOnly(connectCredential(example, { [CREDENTIAL_TYPE]: credential }));
	const { id } = await addWorkflow(session, ready);
	const run = async () =>
		await waitForExecution(session, await runWorkflow(session, id, 'Every Monday'));

	const first = await run();
	expect(first.error).toBeUndefined();
	expect(first.itemsOf('Send the Backlog')).toHaveLength(1);
	expect(first.itemsOf('Remind the Branches')).toHaveLength(1);
	const second = await run();
	expect(second.error).toBeUndefined();
	expect(second.itemsOf('Send the Backlog')).toHaveLength(1);
	expect(second.itemsOf('Remind the Branches')).toEqual([]);
});

test('tell-me-when-the-reading-fails.json alerts once in an outage', async ({
	session,
	sandbox,
}) => {
	await sandbox.reset();
	const example = readWorkflow(join(EXAMPLES, 'tell-me-when-the-reading-fails.json'));
	const error = { message: 'JT Wallet is rate limiting requests', description: 'Try later.' };
	const failed = { json: { workflow: { id: 'any', name: 'Low' }, trigger: { error } } };
	const start = 'When a Workflow Fails';
	const { id } = await addWorkflow(session, {
		...withTextsOnly(example),
		pinData: { [start]: [failed] },
	});
	const run = async () => await waitForExecution(session, await runWorkflow(session, id, start));

	const first = await run();
	expect(first.error).toBeUndefined();
	const [told] = first.itemsOf('Tell Slack');
	expect(told?.text).toContain('Low failed: JT Wallet is rate limiting requests\nTry later.');
	const second = await run();
	expect(second.error).toBeUndefined();
	expect(second.itemsOf('Tell Slack')).toEqual([]);
});

/** The workflow with every node that sends turned into one that only makes the text. */
function withTextsOnly(workflow: Workflow): Workflow {
	const nodes = workflow.nodes.map((node) =>
		SENDERS.includes(node.type)
			? {
					...node,
					type: 'n8n-nodes-base.set',
					typeVersion: 3.5,
					parameters: {
						mode: 'manual',
						assignments: {
							assignments: [
								{ id: 'text', name: 'text', value: node.parameters.text, type: 'string' },
							],
						},
						includeOtherFields: false,
						options: {},
					},
				}
			: node,
	);
	return { ...workflow, nodes };
}

async function changeBalance(sandboxUrl: string, mchUuid: string, satang: number): Promise<void> {
	const response = await fetch(`${sandboxUrl}/control/users/${mchUuid}`, {
		method: 'PATCH',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ balance: satang }),
	});
	z.literal(true).parse(response.ok);
}
