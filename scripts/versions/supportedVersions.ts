import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { N8N_VERSIONS, type N8nVersion } from '../n8n/versions';
import { withMarkedPart } from '../lab/document';

const manifestSchema = z.object({ devDependencies: z.record(z.string()) });

/** The README with its table of supported versions made anew from the versions that can be installed. */
export function withSupportedVersions(readme: string): string {
	const rows = N8N_VERSIONS.map(
		(version) => `| ${version.version} | ${pinnedIn(version).node} | ${reasonFor(version)} |`,
	);
	const table = ['| n8n | Node.js | which it is |', '|---|---|---|', ...rows].join('\n');
	return withMarkedPart(readme, 'supported versions', table);
}

/** The n8n and the Node.js that a committed manifest names. */
export function pinnedIn({ manifest, nodePackage }: N8nVersion): { n8n: string; node: string } {
	const text = readFileSync(join(manifest, 'package.json'), 'utf8');
	const { devDependencies } = manifestSchema.parse(JSON.parse(text));
	return { n8n: devDependencies.n8n ?? '', node: devDependencies[nodePackage] ?? '' };
}

function reasonFor({ version, nodeMajor }: N8nVersion): string {
	const newest = N8N_VERSIONS.find((other) => other.nodeMajor === nodeMajor);
	if (newest?.version !== version) return 'the release before the newest';
	if (newest === N8N_VERSIONS[0]) return 'the one that `npm start` runs';
	return `the newest that runs on Node.js ${nodeMajor}`;
}
