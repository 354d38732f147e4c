import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURE_KINDS, ruleOf } from '../wallet-api/errorCodes';

const README = join(__dirname, '..', 'README.md');
const BEGIN = '<!-- errors: npm run docs:errors -->';
const END = '<!-- end of errors -->';

const RETRY_WORDS = {
	never: 'no',
	onceResigned: 'once, signed anew',
	later: 'yes',
	throttled: 'yes, slower and one at a time',
} as const;

/** The README with its table of errors made anew from the code's own table. */
export function withErrorTable(readme: string): string {
	const rows = FAILURE_KINDS.map((kind) => {
		const { codes, statuses, network, title, advice, retry } = ruleOf(kind);
		const signs = [
			...codes.map(String),
			...statuses.map((status) => `HTTP ${status}`),
			...network.map((code) => `\`${code}\``),
		];
		return `| ${title} | ${signs.join(', ') || '–'} | ${RETRY_WORDS[retry]} | ${advice} |`;
	});
	const table = ['| What happened | Code | Tried again | What to do |', '|---|---|---|---|', ...rows];
	const start = readme.indexOf(BEGIN);
	const end = readme.indexOf(END);
	if (start < 0 || end < start) throw new Error(`README.md lacks "${BEGIN}" … "${END}".`);
	return `${readme.slice(0, start)}${BEGIN}\n\n${table.join('\n')}\n\n${readme.slice(end)}`;
}

if (require.main === module) {
	writeFileSync(README, withErrorTable(readFileSync(README, 'utf8')));
}
