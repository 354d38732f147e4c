/** The three READMEs stand alone, and none of them falls behind: names, codes and commands are the same in all. */
import { JtWalletApi } from '../../credentials/JtWalletApi.credentials';
import { JtWalletBalance } from '../../nodes/JtWalletBalance/JtWalletBalance.node';
import { JtWalletBalanceTrigger } from '../../nodes/JtWalletBalanceTrigger/JtWalletBalanceTrigger.node';
import { FAILURE_KINDS, ruleOf } from '../../wallet-api/failureTable';
import { codeBlocksOf, readDocument, withoutCodeBlocks } from '../support/documents';

const ENGLISH = readDocument('README.md');
const OTHERS = [readDocument('README.zh-CN.md'), readDocument('README.th.md')];
const ALL = [ENGLISH, ...OTHERS].map((document) => [document.path, document.text] as const);

const matchesOf = (text: string, pattern: RegExp): string[] =>
	[...text.matchAll(pattern)].map(([, found = '']) => found);

const COMMAND = /`(npm [^`]+)`/g;
const VARIABLE = /\b(N8N_[A-Z_]+=\S+?)(?=[\s`]|$)/gm;

/** A row about a failure: what n8n says in italics, then its codes in brackets where it has any. */
const FAILURE_ROW = /^\| _([^_]+)_(?: \(([^)]+)\))?/gm;

const failuresIn = (text: string) =>
	[...text.matchAll(FAILURE_ROW)].map(([, title = '', codes = '']) => ({
		title,
		codes: codes === '' ? [] : codes.replaceAll('`', '').split(', '),
	}));

const optionNames = (properties: JtWalletBalance['description']['properties'], name: string) =>
	properties
		.filter((property) => property.name === name)
		.flatMap(({ options = [] }) => options.map((option) => option.name));

/** What operators see of both nodes and of the credential, as these have it. */
const NAMES = [
	...optionNames(new JtWalletBalance().description.properties, 'operation'),
	...optionNames(new JtWalletBalanceTrigger().description.properties, 'events'),
	...new JtWalletApi().properties
		.filter(({ type }) => type !== 'hidden')
		.map(({ displayName }) => displayName),
	'Return All',
	'Amounts',
	'Trigger On',
	'Parallel Requests',
	'Timeout',
	'Page Size',
];

it.each(ALL)('%s names every operation, event and field of the first steps', (_, text) => {
	expect(NAMES.filter((name) => !text.includes(`**${name}**`))).toEqual([]);
});

it.each(ALL)('%s has the ten failures, as the nodes say them', (_, text) => {
	const failures = failuresIn(text);
	expect(failures).toEqual(failuresIn(ENGLISH.text));
	expect(failures).toHaveLength(10);
	const rules = FAILURE_KINDS.map(ruleOf);
	for (const { title, codes } of failures) {
		const rule = rules.find((each) => each.title === title);
		const statuses = rule?.statuses.map((status) => `HTTP ${status}`) ?? [];
		const known = [...(rule?.codes.map(String) ?? []), ...statuses, ...(rule?.network ?? [])];
		expect([title, rule?.title]).toEqual([title, title]);
		expect(codes.filter((code) => !known.includes(code))).toEqual([]);
	}
});

it.each(ALL)('%s has the same commands, settings and blocks of code', (_, text) => {
	const sorted = (pattern: RegExp, of: string) => [...new Set(matchesOf(of, pattern))].sort();
	expect(sorted(COMMAND, text)).toEqual(sorted(COMMAND, ENGLISH.text));
	expect(sorted(VARIABLE, text)).toEqual(sorted(VARIABLE, ENGLISH.text));
	expect(codeBlocksOf(text.replaceAll(/^ {2}/gm, ''))).toEqual(
		codeBlocksOf(ENGLISH.text.replaceAll(/^ {2}/gm, '')),
	);
});

it.each(ALL)('%s says what n8n shows, and where the others are', (path, text) => {
	for (const shown of ['Connection tested successfully', 'Execute step', 'npm Package Name']) {
		expect(text).toContain(shown);
	}
	const others = ALL.map(([other]) => other).filter((other) => other !== path);
	for (const other of others) expect(withoutCodeBlocks(text)).toContain(`](${other})`);
});
