import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURE_KINDS, ruleOf } from '../wallet-api/failureTable';

const PAGE = join(__dirname, '..', 'docs', 'errors.md');
const BEGIN = '<!-- errors: npm run docs:errors -->';
const END = '<!-- end of errors -->';

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
		'|---|---|---|---|',
		...rows,
	];
	const start = page.indexOf(BEGIN);
	const end = page.indexOf(END);
	if (start < 0 || end < start) throw new Error(`docs/errors.md lacks "${BEGIN}" … "${END}".`);
	return `${page.slice(0, start)}${BEGIN}\n\n${table.join('\n')}\n\n${page.slice(end)}`;
}

if (require.main === module) {
	writeFileSync(PAGE, withErrorTable(readFileSync(PAGE, 'utf8')));
}
