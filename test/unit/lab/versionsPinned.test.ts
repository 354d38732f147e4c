import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { lockOf } from '../../../scripts/n8n/cache';
import { N8N_VERSIONS, pinnedIn } from '../../../scripts/n8n/versions';

const lockSchema = z.object({ packages: z.record(z.object({ version: z.string().optional() })) });

it.each(N8N_VERSIONS.map((version) => [version.version, version] as const))(
	'n8n %s is what its manifest names exactly, with the Node.js it is run on',
	(_, version) => {
		const { n8n, node } = pinnedIn(version);
		expect(n8n).toBe(version.version);
		expect(node).toMatch(new RegExp(`^${version.nodeMajor}\\.\\d+\\.\\d+$`));
	},
);

it('the newest alone has a lock, which names what its manifest does and what has to be built', () => {
	const [newest, ...older] = N8N_VERSIONS;
	expect(older.flatMap((version) => lockOf(version) ?? [])).toEqual([]);
	const { packages } = lockSchema.parse(JSON.parse(readFileSync(lockOf(newest) ?? '', 'utf8')));
	const { n8n, node } = pinnedIn(newest);
	expect(packages['node_modules/n8n']?.version).toBe(n8n);
	expect(packages[`node_modules/${newest.nodePackage}`]?.version).toBe(node);
	for (const { name } of newest.built) expect(packages).toHaveProperty([`node_modules/${name}`]);
});
