import { join } from 'node:path';
import { startSandbox } from '../../sandbox/server';
import { CHECKS, type CheckPlace } from '../../test/e2e/support/everyVersion';
import { madeBy, markdownTable, terminalTable, writeMarkedPart } from '../lab/document';
import { type Lab, openLab, startN8n } from '../lab/lab';
import type { Part } from '../lab/parts';
import { ensureN8n } from '../n8n/install';
import { N8N_VERSIONS, type N8nVersion } from '../n8n/versions';
import { inTurn } from '../inTurn';
import { PROJECT } from '../paths';

/** Users of the sandbox: more than one page of the vendor's largest. */
const USERS = 12_000;

/** What the outcomes stand between. */
const MARK = 'outcomes: npm run e2e:full -- versions --write';
const DOCUMENT = join(PROJECT, 'docs', 'n8n-versions.md');

/** What came of every check in one n8n. */
interface VersionOutcomes {
	readonly version: N8nVersion;
	readonly outcomes: Awaited<ReturnType<typeof checkAll>>;
}

/** The same checks in old and new n8n. Every version in the README's table has to pass all of them. */
export const versionsPart: Part = {
	name: 'versions',
	about: `the package in n8n ${N8N_VERSIONS.map(({ version }) => version).join(', ')}`,
	run: async (script, { n8n: wanted, write }) => {
		const lab = await openLab('versions', script);
		const sandbox = await startSandbox({ port: 0, users: USERS });
		script.defer(() => sandbox.close());
		const versions = N8N_VERSIONS.filter(({ version }) => wanted?.includes(version) ?? true);
		const results = await inTurn(versions, async (version) => {
			console.log(`n8n ${version.version} on Node.js ${version.nodeMajor} …`);
			const outcomes = await checkAll({ ...lab, install: await ensureN8n(version) }, sandbox);
			for (const { title, seen } of outcomes) console.log(`  ${title}: ${seen}`);
			return { version, outcomes };
		});
		console.log(outcomesTable(results));
		const held = results.every(({ outcomes }) => outcomes.every((outcome) => outcome.held));
		if (!held) console.error(`n8n's logs: ${lab.logs}`);
		const table = markdownTable(...cellsOf(results));
		if (write) writeMarkedPart(DOCUMENT, MARK, `${madeBy('e2e:full', lab.install)}\n\n${table}`);
		return held;
	},
};

/**
 * Runs every check in a new n8n. Gives how each ended, and what was seen, in a few words, or what went wrong. An n8n that
 * does not start passes none of them.
 */
async function checkAll(lab: Lab, sandbox: CheckPlace['sandbox']) {
	const { install, packages } = lab;
	try {
		const n8n = await startN8n(lab, sandbox, { name: `n8n-${install.version.version}` });
		const place = { n8n, sandbox, install, packed: packages[0] };
		const outcomes = await inTurn(CHECKS, async ({ title, run }) => ({
			title,
			...(await run(place).then((seen) => ({ held: true, seen }), broken)),
		}));
		await n8n.stop();
		return outcomes;
	} catch (failure) {
		return CHECKS.map(({ title }, place) => ({
			title,
			...broken(place === 0 ? failure : 'not reached'),
		}));
	}
}

function broken(failure: unknown) {
	return { held: false, seen: failure instanceof Error ? failure.message : String(failure) };
}

/** A row for each n8n, a column for each check. */
export function outcomesTable(results: readonly VersionOutcomes[]): string {
	const [head, rows] = cellsOf(results);
	return terminalTable(head, rows, [9, 9, ...head.slice(2).map(() => 26)]);
}

function cellsOf(results: readonly VersionOutcomes[]): [head: string[], rows: string[][]] {
	const titles = results[0]?.outcomes.map(({ title }) => title) ?? [];
	const rows = results.map(({ version: { version, nodeMajor }, outcomes }) => {
		const said = outcomes.map(({ held, seen }) => (held ? seen : `BROKEN: ${seen}`));
		return [version, String(nodeMajor), ...said];
	});
	return [['n8n', 'Node.js', ...titles], rows];
}
