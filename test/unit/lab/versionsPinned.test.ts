import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { N8N_VERSIONS, NODE_PACKAGE } from '../../../scripts/n8n/versions';

const pinnedSchema = z.object({ devDependencies: z.record(z.string()) });
const lockSchema = z.object({ packages: z.record(z.object({ version: z.string().optional() })) });

it.each(N8N_VERSIONS.map((version) => [version.version, version] as const))(
	'n8n %s is what its manifest names exactly, with the Node.js it is run on',
	(_, { version, node, nodeMajor, manifest }) => {
		const { devDependencies } = pinnedSchema.parse(manifest);
		expect(devDependencies).toEqual({ n8n: version, [NODE_PACKAGE]: node });
		expect(node).toMatch(new RegExp(`^${nodeMajor}\\.\\d+\\.\\d+$`));
	},
);

it('the newest alone has a lock, which names what its manifest does and what has to be built', () => {
	const [newest, ...older] = N8N_VERSIONS;
	expect(older.flatMap(({ lock }) => lock ?? [])).toEqual([]);
	const { packages } = lockSchema.parse(JSON.parse(readFileSync(newest.lock ?? '', 'utf8')));
	expect(packages['node_modules/n8n']?.version).toBe(newest.version);
	expect(packages[`node_modules/${NODE_PACKAGE}`]?.version).toBe(newest.node);
	expect(packages).toHaveProperty(['node_modules/sqlite3']);
});

it('the lock belongs to the manifest beside it', () => {
	const [{ lock = '', manifest }] = N8N_VERSIONS;
	const committed: unknown = JSON.parse(readFileSync(lock.replace('-lock', ''), 'utf8'));
	expect(committed).toEqual(manifest);
});
