import { join } from 'node:path';
import { fillN8n, readWorkflow } from '../../scripts/n8n/importExamples';
import { EXAMPLES } from '../../scripts/paths';
import { expect, test } from './support/test';

test('the demo that npm start puts into n8n is ready to be executed', async ({
	editor,
	page,
	world,
}) => {
	const note = join(world.folder, 'imported.json');
	const filled = await fillN8n(world.n8nUrl, world.credentials, note);
	const demo = readWorkflow(join(EXAMPLES, 'demo.json'));
	const stored = filled?.find(({ name }) => name === demo.name);
	if (stored === undefined) throw new Error('The demo is not in n8n.');

	await editor.open(stored.id);
	await page.getByTestId('execute-workflow-button').click();
	for (const { name, type } of demo.nodes) {
		if (type.endsWith('.stickyNote')) continue;
		await expect(editor.node(name).getByTestId('canvas-node-status-success')).toBeVisible();
	}
});
