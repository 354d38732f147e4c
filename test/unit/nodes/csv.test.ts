import { CsvText } from '../../../nodes/shared/output/csv';
import type { JsonObject } from '../../../wallet-api/contract';

const options = { delimiter: 'comma', bom: false, safeText: true, columns: ['mchUuid'] } as const;

/** The file of these pages. */
const fileOf = (pages: Parameters<CsvText['write']>[0][], chosen = {}) => {
	const csv = new CsvText({ ...options, ...chosen });
	return pages.flatMap((page) => [...csv.write(page)]).join('');
};

describe('a CSV file', () => {
	it('has a header, the asked columns first, and each line ends with CRLF', () => {
		const pages = [[{ balance: -500, mchUuid: 'JT1' }], [{ mchUuid: 'JT2' }]];
		expect(fileOf(pages)).toBe('mchUuid,balance\r\nJT1,-500\r\nJT2,\r\n');
	});

	it('has a column for each field of the first page, whoever has it', () => {
		const page: JsonObject[] = [{ mchUuid: 'JT1', a: 1 }, { mchUuid: 'JT2', b: 2 }, { c: 3 }];
		expect(fileOf([page])).toBe('mchUuid,a,b,c\r\nJT1,1,,\r\nJT2,,2,\r\n,,,3\r\n');
	});

	it('of nobody is its header', () => {
		expect(fileOf([[]], { columns: ['mchUuid', 'balance'] })).toBe('mchUuid,balance\r\n');
	});

	it.each([
		['comma', 'mchUuid,a\r\nx;y,"1,5"\r\n'],
		['semicolon', 'mchUuid;a\r\n"x;y";1,5\r\n'],
		['tab', 'mchUuid\ta\r\nx;y\t1,5\r\n'],
		['pipe', 'mchUuid|a\r\nx;y|1,5\r\n'],
	])('with %s between its cells quotes what holds one', (delimiter, file) => {
		expect(fileOf([[{ mchUuid: 'x;y', a: '1,5' }]], { delimiter })).toBe(file);
	});

	it.each(['comma', 'semicolon', 'tab', 'pipe'])('with %s keeps its empty cells', (delimiter) => {
		const row = { mchUuid: 'JT1', a: null, b: '', c: -0.5 };
		const lines = fileOf([[row, { mchUuid: null }]], { delimiter }).split('\r\n');
		const [sign] = /[^a-zA-Z]/.exec(lines[0] ?? '') ?? [];
		expect(lines.slice(1)).toEqual(
			[['JT1', '', '', '-0.5'], ['', '', '', ''], ['']].map((cells) => cells.join(sign)),
		);
	});

	it('begins with a byte order mark if that is wanted', () => {
		expect([...Buffer.from(fileOf([[]], { bom: true }))].slice(0, 4)).toEqual([
			0xef, 0xbb, 0xbf, 0x6d,
		]);
	});

	it('keeps a row in which there is nothing', () => {
		expect(fileOf([[{}, { mchUuid: '' }]])).toBe('mchUuid\r\n""\r\n""\r\n');
	});

	it.each(['a\rb', 'a\nb', 'a\r\nb'])('quotes the line break in %j', (mchUuid) => {
		expect(fileOf([[{ mchUuid }]])).toBe(`mchUuid\r\n"${mchUuid}"\r\n`);
	});

	it('quotes quotation marks and line breaks', () => {
		expect(fileOf([[{ mchUuid: 'a "b"\nc' }]])).toBe('mchUuid\r\n"a ""b""\nc"\r\n');
	});
});

describe('text that begins like a formula', () => {
	it.each([
		'=1+1',
		'+1',
		'-1-1',
		'@x',
		'\tx',
		'\rx',
		'\nx',
		'＝1',
		'＋1',
		'－1',
		'＠x',
		'-',
		'-1e5',
		'=',
		'-1,5',
	])('%j gets an apostrophe, unless that is not wanted', (mchUuid) => {
		expect(fileOf([[{ mchUuid }]])).toContain(`'${mchUuid}`);
		expect(fileOf([[{ mchUuid }]], { safeText: false })).not.toContain("'");
	});

	it.each([-5, -1.5, '-5', '-9223372036854775808', '-0.05', '0', 1e21, 'a=1', "'"])(
		'%j is none, and stays',
		(mchUuid) => {
			expect(fileOf([[{ mchUuid }]])).toBe(`mchUuid\r\n${mchUuid}\r\n`);
		},
	);

	it('may be the name of a field', () => {
		expect(fileOf([[{ '=x': 1 }]])).toBe("mchUuid,'=x\r\n,1\r\n");
	});
});

it('comes in pieces that are soon cleared away: the header, and 250 rows at the most in each', () => {
	const rows = Array.from({ length: 600 }, (_, number) => ({ mchUuid: `JT${number}` }));
	const pieces = [...new CsvText(options).write(rows)];
	expect(pieces.map((piece) => piece.split('\r\n').length - 1)).toEqual([1, 250, 250, 100]);
	expect(pieces.join('')).toBe(['mchUuid', ...rows.map(({ mchUuid }) => mchUuid), ''].join('\r\n'));
});

describe('a field that comes after the header', () => {
	it('is told, with every other one', () => {
		const csv = new CsvText(options);
		expect([...csv.write([{ mchUuid: 'JT1', a: 1 }])].join('')).toBe('mchUuid,a\r\nJT1,1\r\n');
		expect([...csv.write([{ mchUuid: 'JT2', b: 1 }, { c: 1 }])]).toHaveLength(1);
		expect(csv.columns).toEqual(['mchUuid', 'a']);
		expect([...csv.late]).toEqual(['b', 'c']);
	});

	it('is told also where a column has what every object was given', () => {
		Object.defineProperty(Object.prototype, 'given', { value: 'x', configurable: true });
		const csv = new CsvText({ ...options, columns: ['mchUuid', 'given'] });
		const pages = [[{ mchUuid: 'JT1' }], [{ mchUuid: 'JT2', b: 1 }]];
		const file = pages.flatMap((page) => [...csv.write(page)]).join('');
		Reflect.deleteProperty(Object.prototype, 'given');
		expect([file, [...csv.late]]).toEqual(['mchUuid,given\r\nJT1,\r\nJT2,\r\n', ['b']]);
	});

	it('is told also where a column has the name of what every object inherits', () => {
		const csv = new CsvText(options);
		const first = { mchUuid: 'JT1', constructor: 'x' };
		expect([...csv.write([first])].join('')).toBe('mchUuid,constructor\r\nJT1,x\r\n');
		expect([...csv.write([{ mchUuid: 'JT2', b: 1 }])].join('')).toBe('JT2,\r\n');
		expect([...csv.late]).toEqual(['b']);
	});
});

it.each([
	['-1234.50', '-1234.50'],
	['-1,234', '"-1,234"'],
	['-12,345.00', '"-12,345.00"'],
	['-123,456,789.00', '"-123,456,789.00"'],
	['-12,34', `"'-12,34"`],
	['-1234,567', `"'-1234,567"`],
	['-a,bcd', `"'-a,bcd"`],
	['-1,abc', `"'-1,abc"`],
	['-1.', "'-1."],
	['-1x', "'-1x"],
	['x-1', 'x-1'],
	['+1', "'+1"],
	[-1e-7, '-1e-7'],
	[-5, '-5'],
	[true, 'true'],
	[false, 'false'],
	[null, ''],
	[{ a: -1 }, '"{""a"":-1}"'],
])('the cell of %j is %s', (value, cell) => {
	expect(fileOf([[{ mchUuid: 'JT1', a: value }]])).toBe(`mchUuid,a\r\nJT1,${cell}\r\n`);
});
