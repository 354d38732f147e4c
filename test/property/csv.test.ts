/** What is written as CSV, read back by a parser that others rely on. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CsvText, type Delimiter, DELIMITERS } from '../../nodes/shared/output/csv';
import { jsonLinesOf } from '../../nodes/shared/output/jsonLines';
import type { Json, JsonObject } from '../../wallet-api/contract';
import { asSent, long } from '../support/longs';

/** Text that a CSV file or a spreadsheet stumbles over, and any other. */
const text = fc.oneof(
	fc
		.array(
			fc.constantFrom(
				...['"', ',', ';', '|', '\t', '\r', '\n', '\r\n', ' ', "'", '=', '+', '-', '@', '1', '.5'],
				...['ยอดเงิน', 'ก์', '余额', '😀', '\uFEFF', 'a'],
			),
			{ maxLength: 6 },
		)
		.map((parts) => parts.join('')),
	fc.constantFrom(
		'=1+1',
		'-1',
		'+66812345678',
		'@cmd',
		'-0.05',
		'9223372036854775807',
		'=cmd|x!A1',
	),
	fc.string({ unit: 'grapheme' }),
);

const value: fc.Arbitrary<Json> = fc.oneof(
	text,
	long.map(asSent),
	fc.constantFrom<Json>(true, false, null, 0.5, [1, '"'], { a: ',' }),
);

const names = [
	'mchUuid',
	'balance',
	'createTime',
	'=sum',
	'ก,"',
	'__proto__',
	'constructor',
	'newField',
];

const row: fc.Arbitrary<JsonObject> = fc
	.array(fc.tuple(fc.constantFrom(...names), value))
	.map((fields) =>
		JSON.parse(
			`{${fields.map(([name, of]) => `${JSON.stringify(name)}:${JSON.stringify(of)}`).join()}}`,
		),
	);

/** What a reader of the file has to find in a cell. */
const shownAs = (cell: Json | undefined): string => {
	if (cell === undefined || cell === null) return '';
	return typeof cell === 'string' ? cell : JSON.stringify(cell);
};

const ownValue = (of: JsonObject, name: string) => (Object.hasOwn(of, name) ? of[name] : undefined);

describe('rows as CSV', () => {
	it('are read back cell by cell, whatever is in them', () => {
		const options = fc.record({
			delimiter: fc.constantFrom<Delimiter>('comma', 'semicolon', 'tab', 'pipe'),
			bom: fc.boolean(),
			safeText: fc.boolean(),
			columns: fc.subarray(names.slice(0, 3), { minLength: 1 }),
		});
		const pages = fc.array(fc.array(row, { maxLength: 4 }), { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(pages, options, (rows, chosen) => {
				const csv = new CsvText(chosen);
				const file = Buffer.from(rows.flatMap((page) => [...csv.write(page)]).join(''), 'utf8');
				const [header = [], ...lines]: string[][] = parse(file, {
					delimiter: DELIMITERS[chosen.delimiter],
					bom: chosen.bom,
					recordDelimiter: '\r\n',
				});
				const inWriting = (cell: string) => {
					const isSafe = !chosen.safeText || /^-?\d+(\.\d+)?$/.test(cell);
					return isSafe || !/^[=+@\t\r\n＝＋－＠-]/.test(cell) ? cell : `'${cell}`;
				};
				expect(header).toEqual(csv.columns.map(inWriting));
				expect(csv.columns.slice(0, chosen.columns.length)).toEqual(chosen.columns);
				expect(lines).toEqual(
					rows
						.flat()
						.map((of) => csv.columns.map((name) => inWriting(shownAs(ownValue(of, name))))),
				);
				const all = new Set([...csv.columns, ...csv.late]);
				expect([...all].sort()).toEqual(
					[...new Set([...chosen.columns, ...rows.flat().flatMap(Object.keys)])].sort(),
				);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('has every field once the late ones are columns, too', () => {
		const pages = fc.array(fc.array(row, { maxLength: 3 }), { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(pages, (rows) => {
				const options = { delimiter: 'comma', bom: false, safeText: true } as const;
				const first = new CsvText({ ...options, columns: ['mchUuid'] });
				for (const page of rows) [...first.write(page)].join('');
				const second = new CsvText({ ...options, columns: [...first.columns, ...first.late] });
				for (const page of rows) [...second.write(page)].join('');
				expect(second.late.size).toBe(0);
			}),
		);
	});
});

describe('rows as JSON Lines', () => {
	it('are read back as they are', () => {
		fc.assert(
			fc.property(fc.array(row), (rows) => {
				const lines = [...jsonLinesOf(rows)].join('').split('\n');
				expect(lines.pop()).toBe('');
				expect(lines.map((line) => JSON.stringify(JSON.parse(line)))).toEqual(
					rows.map((of) => JSON.stringify(of)),
				);
			}),
		);
	});
});
