/** The file that an operator wants. */
import { acceptWantedFile } from '../../../nodes/JtWalletBalance/exportFile';
import { refusalOf } from './support/entered';

const ENTERED = { format: 'csv', fileName: 'users.csv', binaryPropertyName: 'data' };

const wanted = (entered: object = {}, options = {}) => {
	const parameters: { readonly [name: string]: unknown } = { ...ENTERED, ...entered };
	return acceptWantedFile((name) => parameters[name], options);
};

it('is as entered, with defaults for the options', () => {
	expect(wanted()).toEqual({
		format: 'csv',
		fileName: 'users.csv',
		binaryPropertyName: 'data',
		csv: { delimiter: 'comma', bom: false, safeText: true },
	});
	expect(
		wanted(
			{ format: 'JSONLINES', fileName: ' a b.jsonl\u200B', binaryPropertyName: ' file ' },
			{ delimiter: 'tab', bom: 'true', safeText: false },
		),
	).toEqual({
		format: 'jsonLines',
		fileName: 'a b.jsonl',
		binaryPropertyName: 'file',
		csv: { delimiter: 'tab', bom: true, safeText: false },
	});
});

it.each(['.hidden', 'users.', 'a..b', '…', 'ร้าน.csv'])('%s is a name of a file', (fileName) => {
	expect(wanted({ fileName }).fileName).toBe(fileName);
});

it.each(['a/b', '/', 'a\\b', 'a\nb', 'a\tb', '.', '..', '...'])(
	'%j is none: n8n would store another name',
	(fileName) => {
		expect(refusalOf(() => wanted({ fileName }))).toBe(
			`File Name is ${JSON.stringify(fileName)}, but it has to be a name without slashes and line breaks.`,
		);
	},
);

it.each(['', ' ', '\u200B', 5, null, ['a']])('%j is no name at all', (name) => {
	expect(refusalOf(() => wanted({ fileName: name }))).toBe(
		`File Name is ${JSON.stringify(name)}, but it has to be a name.`,
	);
	expect(refusalOf(() => wanted({ binaryPropertyName: name }))).toBe(
		`Put Output File in Field is ${JSON.stringify(name)}, but it has to be a name.`,
	);
});

it.each([
	[{ delimiter: 'dot' }, 'Delimiter is "dot"'],
	[{ bom: 'yes' }, 'Byte Order Mark is "yes"'],
	[{ safeText: 0 }, 'Safe Text is 0'],
])('%j is refused', (options, words) => {
	expect(refusalOf(() => wanted({}, options))).toContain(`${words}, but it has to be `);
});

it('another format is refused', () => {
	expect(refusalOf(() => wanted({ format: 'xlsx' }))).toBe(
		'Format is "xlsx", but it has to be one of csv, jsonLines.',
	);
});
