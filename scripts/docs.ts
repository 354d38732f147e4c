import { join } from 'node:path';
import { FAILURE_KINDS, ruleOf } from '../wallet-api/failureTable';
import { drawRooms } from './imports/picture';
import { readImports } from './imports/readImports';
import { arrowsBetweenRooms } from './imports/rooms';
import { markdownTable, writeMarkedPart } from './lab/document';
import { N8N_VERSIONS, type N8nVersion } from './n8n/versions';
import { PROJECT } from './paths';

/** What the parts of documents stand between that are made here. */
export const MARK = 'npm run docs';

/** What documents show of the code, made again from it: the part of each document as it has to be. */
export const WRITTEN: Readonly<Record<string, () => string>> = {
	'docs/errors.md': errorTable,
	'README.md': supportedVersions,
	'CONTRIBUTING.md': pictureOfImports,
};

const RETRY_WORDS = {
	never: 'no',
	onceResigned: 'once, with a new signature',
	later: 'yes',
	throttled: 'yes, slower and one at a time',
} as const;

function errorTable(): string {
	const rows = FAILURE_KINDS.map((kind) => {
		const { codes, statuses, network, title, advice, retry } = ruleOf(kind);
		const signs = [
			...codes,
			...statuses.map((status) => `HTTP ${status}`),
			...network.map((code) => `\`${code}\``),
		];
		return [title, signs.join(', ') || '–', RETRY_WORDS[retry], advice];
	});
	return markdownTable(['What happened', 'Code', 'Tried again', 'What to do'], rows, '---');
}

function supportedVersions(): string {
	const reasonFor = ({ version, nodeMajor }: N8nVersion) => {
		const newest = N8N_VERSIONS.find((other) => other.nodeMajor === nodeMajor);
		if (newest?.version !== version) return 'the release before the newest';
		if (newest === N8N_VERSIONS[0]) return 'the one that `npm start` runs';
		return `the newest that runs on Node.js ${nodeMajor}`;
	};
	const rows = N8N_VERSIONS.map((each) => [each.version, each.node, reasonFor(each)]);
	return markdownTable(['n8n', 'Node.js', 'which it is'], rows, '---');
}

function pictureOfImports(): string {
	return ['```mermaid', drawRooms(arrowsBetweenRooms(readImports())), '```'].join('\n');
}

if (require.main === module) {
	for (const [file, part] of Object.entries(WRITTEN)) {
		writeMarkedPart(join(PROJECT, file), MARK, part());
	}
}
