import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURE_KINDS, ruleOf } from '../wallet-api/failureTable';
import { withMarkedPart } from './lab/document';

const PAGE = join(__dirname, '..', 'docs', 'errors.md');
const MARK = 'errors: npm run docs:errors';

const RETRY_WORDS = {
	never: 'no',
	onceResigned: 'once, with a new signature',
	later: 'yes',
	throttled: 'yes, slower and one at a time',
} as const;

/** The page about errors, with its table made anew from the code's own table. */
export function withErrorTable(page: string): string {
	const rows = FAILURE_KINDS.map((kind) => {
		const { codes, statuses, network, title, advice, retry } = ruleOf(kind);
		const signs = [
			...codes.map(String),
			...statuses.map((status) => `HTTP ${status}`),
			...network.map((code) => `\`${code}\``),
		];
		return `| ${title} | ${signs.join(', ') || '–'} | ${RETRY_WORDS[retry]} | ${advice} |`;
	});
	const table = [
		'| What happened | Code | Tried again | What to do |',
		'| --- | --- | --- | --- |',
		...rows,
	];
	return withMarkedPart(page, MARK, table.join('\n'));
}

if (require.main === module) {
	writeFileSync(PAGE, withErrorTable(readFileSync(PAGE, 'utf8')));
}
