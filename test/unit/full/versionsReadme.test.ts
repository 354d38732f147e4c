import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { pinnedIn, withSupportedVersions } from '../../../scripts/full/versions/supportedVersions';
import { N8N_VERSIONS } from '../../../scripts/n8n/versions';
import { PROJECT } from '../../../scripts/paths';

const lockSchema = z.object({ packages: z.record(z.object({ version: z.string().optional() })) });

it("the README's table of supported versions is the committed versions", () => {
	const readme = readFileSync(join(PROJECT, 'README.md'), 'utf8');
	expect(withSupportedVersions(readme)).toBe(readme);
});

describe.each(N8N_VERSIONS.map((version) => [version.version, version] as const))(
	'n8n %s',
	(_, version) => {
		const { n8n, node } = pinnedIn(version);
		const { packages } = lockSchema.parse(
			JSON.parse(readFileSync(join(version.manifest, 'package-lock.json'), 'utf8')),
		);

		it('is what its manifest and its lock name, with the Node.js it is run on', () => {
			expect(n8n).toBe(version.version);
			expect(packages['node_modules/n8n']?.version).toBe(n8n);
			expect(packages[`node_modules/${version.nodePackage}`]?.version).toBe(node);
			expect(node.split('.')[0]).toBe(String(version.nodeMajor));
		});

		it('has in its lock what has to be built', () => {
			for (const { name } of version.built)
				expect(packages).toHaveProperty([`node_modules/${name}`]);
		});
	},
);
