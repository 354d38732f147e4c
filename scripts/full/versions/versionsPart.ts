import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../../sandbox/server';
import { packPackage } from '../../n8n/communityPackage';
import { ensureN8n } from '../../n8n/install';
import { N8N_VERSIONS } from '../../n8n/versions';
import { PROJECT, stateFolder } from '../../paths';
import type { Part } from '../part';
import { outcomesTable, type VersionOutcomes } from './outcomesTable';
import { smoke } from './smoke';

/** Users of the sandbox: more than one page of the vendor's largest. */
const USERS = 12_000;

/** The same smoke on old and new n8n. Every version in the README's table has to pass all of it. */
export const versionsPart: Part = {
	name: 'versions',
	about: `the package in n8n ${N8N_VERSIONS.map(({ version }) => version).join(', ')}`,
	run: async (script) => {
		const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-versions-'));
		script.defer(() => rmSync(folder, { recursive: true, force: true }));
		const packed = await packPackage(PROJECT, join(folder, 'package'));
		const sandbox = await startSandbox({ port: 0, users: USERS });
		script.defer(() => sandbox.close());
		const logs = stateFolder('full/versions');
		rmSync(logs, { recursive: true, force: true });
		const results: VersionOutcomes[] = [];
		for (const version of N8N_VERSIONS) {
			console.log(`n8n ${version.version} on Node.js ${version.nodeMajor} …`);
			const install = await ensureN8n(version);
			const outcomes = await smoke(install, { packed, sandbox, logs }, script);
			for (const { title, seen } of outcomes) console.log(`  ${title}: ${seen}`);
			results.push({ version, outcomes });
		}
		console.log(outcomesTable(results));
		const held = results.every(({ outcomes }) => outcomes.every((outcome) => outcome.held));
		if (!held) console.error(`n8n's logs: ${logs}`);
		return held;
	},
};
