import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_PORT, HOST } from '../../sandbox/server';
import { CREDENTIAL_TYPE } from '../../scripts/demoCredential';
import { readWorkflow } from '../../scripts/n8n/importExamples';
import { EXAMPLES } from '../../scripts/paths';
import { expect, test } from './support/test';

const FILES = readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'));

const OUR_NODE = /^n8n-nodes-jt-wallet\./;

/** All that may be missing: n8n chooses a credential by itself only where a node always needs one of that type. */
const CREDENTIAL_NOT_SET = /^Issues Credentials for '[^']+' are not set\.$/;

for (const file of FILES) {
	test(`${file} imports without a warning, and its JT Wallet nodes run`, async ({
		credential,
		editor,
		page,
		world,
	}) => {
		const path = join(world.folder, file);
		const text = readFileSync(join(EXAMPLES, file), 'utf8');
		writeFileSync(path, text.replaceAll(`http://${HOST}:${DEFAULT_PORT}`, world.sandboxUrl));
		const nodes = readWorkflow(path).nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
		const ours = nodes.filter(({ credentials }) => credentials?.[CREDENTIAL_TYPE] !== undefined);
		expect(ours).not.toHaveLength(0);

		await editor.openNew();
		await editor.importFile(path);
		await expect(page.getByTestId('node-not-installed')).toHaveCount(0);
		const issues = new Map<string, string>();
		for (const { name, type } of nodes) {
			await expect(editor.node(name)).toBeVisible();
			const found = await editor.issuesOf(name);
			issues.set(name, found);
			if (found !== '') expect(found).toMatch(CREDENTIAL_NOT_SET);
			if (OUR_NODE.test(type)) expect(found).toBe('');
		}
		for (const { name } of ours) {
			await test.step(name, async () => {
				const node = await editor.openNode(name);
				if (issues.get(name) !== '') await node.chooseCredential(credential.name);
				await node.execute();
				await expect(node.itemCount).toHaveText(/^\d+ items?/);
				await expect(node.error).toBeHidden();
				await node.close();
			});
		}
	});
}
