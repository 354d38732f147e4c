/** Every example as operators meet it: imported from its file, looked at, and run. Takes the pictures of docs/examples.md. */
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { CREDENTIAL_TYPE } from '../../scripts/n8n/credentials';
import { pointAtSandbox, readWorkflow } from '../../scripts/n8n/importExamples';
import { EXAMPLES } from '../../scripts/paths';
import { NOT_PART_OF_IT, surroundingsOfNodes, TOLERANCE } from './support/canvas';
import { expect, test } from './support/test';

const FILES = readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'));

const OUR_NODE = /^n8n-nodes-jt-wallet\./;

/** The one that is called when others fail, and reads nothing itself. */
const WITHOUT_US = ['tell-me-when-the-reading-fails.json'];

/** Its nodes are run where it is tested what `npm start` puts into n8n. */
const RUN_ELSEWHERE = ['demo.json'];

/** An agent's tool asks for what the model would fill in; the test of the agent does that. */
const TOOL = /Tool$/;

/** All that may be missing; n8n itself chooses a credential only where there is one and the node always needs it. */
const CREDENTIAL_NOT_SET = /^Issues Credentials for .+ are not set\.$/;

test.use({ viewport: { width: 1600, height: 1000 }, deviceScaleFactor: 2 });

// A credential that another test left would be chosen by n8n, and its node would look ready.
test.beforeAll(async ({ credential, session }) => {
	const all = z.array(z.object({ id: z.string() }));
	for (const { id } of await session.call('GET', '/credentials', all)) {
		if (id !== credential.id) await session.call('DELETE', `/credentials/${id}`, z.unknown());
	}
});

for (const file of FILES) {
	test(`${file} imports without a warning, and its JT Wallet nodes run`, async ({
		credential,
		editor,
		page,
		world,
	}) => {
		const example = readWorkflow(join(EXAMPLES, file));
		const nodes = example.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
		const ours = nodes.filter(({ credentials }) => credentials?.[CREDENTIAL_TYPE] !== undefined);
		expect(ours.length > 0).toBe(!WITHOUT_US.includes(file));

		await editor.openNew();
		await editor.importFile(join(EXAMPLES, file));
		await expect(page.getByTestId('node-not-installed')).toHaveCount(0);
		await test.step('picture', async () => {
			await page.getByTestId('zoom-to-fit').click();
			await page.addStyleTag({ content: `${NOT_PART_OF_IT} { visibility: hidden }` });
			await page.mouse.move(0, 0);
			const clip = await surroundingsOfNodes(page);
			const name = `example-${basename(file, '.json')}.png`;
			await expect(page).toHaveScreenshot(name, { clip, ...TOLERANCE });
		});
		for (const { name, type } of nodes) {
			await expect(editor.node(name)).toBeVisible();
			const issues = await editor.issuesOf(name);
			if (issues !== '') expect(issues).toMatch(CREDENTIAL_NOT_SET);
			if (OUR_NODE.test(type)) expect(issues).toBe('');
		}
		if (RUN_ELSEWHERE.includes(file)) return;

		const connected = pointAtSandbox(example, world.sandboxUrl);
		if (JSON.stringify(connected) !== JSON.stringify(example)) {
			const path = join(world.folder, file);
			writeFileSync(path, JSON.stringify(connected));
			await editor.openNew();
			await editor.importFile(path);
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
