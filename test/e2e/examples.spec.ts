import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CREDENTIAL_TYPE } from '../../scripts/demoCredential';
import { pointAtSandbox, readWorkflow } from '../../scripts/n8n/importExamples';
import { EXAMPLES } from '../../scripts/paths';
import { expect, test } from './support/test';

const FILES = readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'));

const OUR_NODE = /^n8n-nodes-jt-wallet\./;

/** An agent's tool asks for what the model would fill in; the test of the agent does that. */
const TOOL = /Tool$/;

/** The one that is called when others fail, and reads nothing itself. */
const WITHOUT_US = ['tell-me-when-the-reading-fails.json'];

/** All that may be missing; n8n itself chooses a credential only where there is one and the node always needs it. */
const CREDENTIAL_NOT_SET = /^Issues Credentials for .+ are not set\.$/;

for (const file of FILES) {
	test(`${file} imports without a warning, and its JT Wallet nodes run`, async ({
		credential,
		editor,
		page,
		world,
	}) => {
		const path = join(world.folder, file);
		const workflow = pointAtSandbox(readWorkflow(join(EXAMPLES, file)), world.sandboxUrl);
		writeFileSync(path, JSON.stringify(workflow));
		const nodes = workflow.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
		const ours = nodes.filter(({ credentials }) => credentials?.[CREDENTIAL_TYPE] !== undefined);
		expect(ours.length > 0).toBe(!WITHOUT_US.includes(file));

		await editor.openNew();
		await editor.importFile(path);
		await expect(page.getByTestId('node-not-installed')).toHaveCount(0);
		for (const { name, type } of nodes) {
			await expect(editor.node(name)).toBeVisible();
			const issues = await editor.issuesOf(name);
			if (issues !== '') expect(issues).toMatch(CREDENTIAL_NOT_SET);
			if (OUR_NODE.test(type)) expect(issues).toBe('');
		}
		for (const { name, type } of ours) {
			if (TOOL.test(type)) continue;
			await test.step(name, async () => {
				const node = await editor.openNode(name);
				await node.chooseCredential(credential.name);
				await node.execute();
				await expect(node.itemCount).toHaveText(/^\d+ items?/);
				await expect(node.error).toBeHidden();
				await node.close();
			});
		}
	});
}
