/** Export to File: the file in n8n's own store, read again by a parser of its own, against the sandbox's users. */
import { breakFileStore, contentOf, storedFiles, useFileStore } from './support/binaryStore';
import { parse } from 'csv-parse/sync';
import type { INodeParameters } from 'n8n-workflow';
import type { Row } from '../../sandbox/merchant/rows';
import { type Around, inputOf, useBalanceNode, wordsOf } from './support/balanceNode';

beforeAll(useFileStore);

const node = useBalanceNode({ users: 600, seed: 12 });

const run = async (parameters: INodeParameters = {}, around: Around = {}) =>
	await node.run({ operation: 'export', fileName: 'users.csv', ...parameters }, around);

/** The one file that came out, as text, with its item. */
async function exported(parameters: INodeParameters = {}) {
	const { items, error, hints } = await run(parameters);
	expect(error).toBeUndefined();
	const [item] = items;
	const [file] = Object.values(item?.binary ?? {});
	if (item === undefined || file === undefined) throw new Error('No file came out');
	return { item, file, hints, text: (await contentOf(file)).toString('utf8') };
}

const read = (text: string, options = {}): Array<{ [column: string]: string }> =>
	parse(text, { columns: true, bom: true, ...options });

/** A row as a CSV file has it: texts, and nothing for what is missing. */
const asText = (row: Row) =>
	Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? '')]));

describe('a CSV file', () => {
	it("has every user once, in the vendor's order, letter by letter, and the item tells of it", async () => {
		const { item, file, text, hints } = await exported({ options: { pageSize: 70 } });
		const rows = node.sandbox.merchant.rows();
		expect(read(text).map((row) => dropEmpty(row))).toEqual(
			rows.map((row) => dropEmpty(asText(row))),
		);
		expect(item.json).toEqual({
			fileName: 'users.csv',
			format: 'csv',
			users: 600,
			total: 600,
			bytes: Buffer.byteLength(text),
		});
		expect(item.pairedItem).toEqual({ item: 0 });
		expect(file).toMatchObject({ fileName: 'users.csv', mimeType: 'text/csv' });
		expect(Object.keys(item.binary ?? {})).toEqual(['data']);
		expect(hints).toEqual([]);
	});

	it('keeps formulas, quotes, line breaks, Thai, long numbers, unknown and missing fields', async () => {
		const rows: Row[] = [
			{ mchUuid: '=HYPERLINK("http://x")', balance: 9223372036854775807n, note: 'สวัสดี, "ครับ"' },
			{ mchUuid: '-5', balance: -9223372036854775807n, branchNo: 'two\r\nlines' },
			{ mchUuid: '@sum', unknown: true },
			{ mchUuid: '+66', balance: -120 },
		];
		node.serve({ rows });
		const { text } = await exported();
		expect(read(text).map(dropEmpty)).toEqual([
			{
				mchUuid: '\'=HYPERLINK("http://x")',
				balance: '9223372036854775807',
				note: 'สวัสดี, "ครับ"',
			},
			{ mchUuid: '-5', balance: '-9223372036854775807', branchNo: 'two\r\nlines' },
			{ mchUuid: "'@sum", unknown: 'true' },
			{ mchUuid: "'+66", balance: '-120' },
		]);
		const [header = ''] = text.split('\r\n');
		expect(header.split(',').slice(0, 4)).toEqual(['mchUuid', 'uuid', 'centerNo', 'branchNo']);
		expect(header.split(',').slice(-2)).toEqual(['note', 'unknown']);
		const { text: plain } = await exported({ options: { safeText: false } });
		expect(read(plain)[0]?.mchUuid).toBe('=HYPERLINK("http://x")');
	});

	it('has the filters, conditions, fields, amounts, times and delimiter that are chosen', async () => {
		const { text, item } = await exported({
			filters: { amountConditions: { condition: [{ comparison: 'above', amount: '5000' }] } },
			output: 'selected',
			fields: ['balance', 'createTime'],
			amounts: 'bahtGrouped',
			fileName: 'rich.csv',
			binaryPropertyName: 'sheet',
			options: { delimiter: 'semicolon', bom: true, times: { form: { format: 'iso' } } },
		});
		const rich = node.sandbox.merchant.rows().filter(({ balance }) => Number(balance) > 500_000);
		const table = read(text, { delimiter: ';' });
		expect(text.startsWith('\uFEFFmchUuid;balance;createTime\r\n')).toBe(true);
		expect(table.map(({ mchUuid }) => mchUuid)).toEqual(rich.map(({ mchUuid }) => mchUuid));
		expect(table.every(({ balance = '' }) => /^\d{1,3}(,\d{3})*\.\d\d$/.test(balance))).toBe(true);
		expect(table.every(({ createTime = '' }) => createTime.endsWith('+07:00'))).toBe(true);
		expect(Object.keys(item.binary ?? {})).toEqual(['sheet']);
	});

	it('has the first so many', async () => {
		const { text, item } = await exported({ returnAll: false, limit: 7 });
		const first = node.sandbox.merchant.rows().slice(0, 7);
		expect(read(text).map(({ mchUuid }) => mchUuid)).toEqual(first.map(({ mchUuid }) => mchUuid));
		expect(item.json).toMatchObject({ users: 7, total: 600 });
	});

	it('of nobody is a header, and a hint says so', async () => {
		const { text, hints } = await exported({ filters: { branchNos: 'nowhere' } });
		expect(read(text)).toEqual([]);
		expect(text).toMatch(/^mchUuid,uuid,/);
		expect(hints.map(({ message }) => message)).toEqual([
			'No wallet user matches the filters (Branch Numbers: nowhere).',
		]);
	});
});

it('JSON Lines have each user as Get Many returns it', async () => {
	const { text, file } = await exported({ format: 'jsonLines', fileName: 'users.jsonl' });
	const { items } = await node.run({ operation: 'getAll', returnAll: true });
	const lines = text.trimEnd().split('\n');
	expect(lines.map((line): unknown => JSON.parse(line))).toEqual(items.map(({ json }) => json));
	expect(file.fileName).toBe('users.jsonl');
});

describe('without a file name of its own', () => {
	it.each([
		['csv', /^wallet-users-\d{4}-\d\d-\d\d\.csv$/],
		['jsonLines', /^wallet-users-\d{4}-\d\d-\d\d\.jsonl$/],
	])('%s is named by the day', async (format, name) => {
		const { items } = await node.run({ operation: 'export', format });
		expect(items[0]?.json.fileName).toMatch(name);
	});
});

describe('a reading that does not end well', () => {
	const half = { kind: 'vendorCode', code: 21002, when: { page: 5, every: true } } as const;
	const pages = { options: { pageSize: 50, parallelRequests: 1 } };

	it('leaves no file and no item', async () => {
		const before = storedFiles().length;
		node.sandbox.faults.set([half]);
		const { error, items } = await run(pages);
		expect([items, storedFiles().length]).toEqual([[], before]);
		expect(wordsOf(error).title).toBe('JT Wallet refused the parameters of the request');
	});

	it('is one error item among the others, where the node continues', async () => {
		const before = storedFiles().length;
		const { items } = await run(
			{ filters: { KYCStatus: '={{ $json.kyc }}' } },
			{ input: inputOf({ kyc: 'Approved' }, {}), onError: 'continueRegularOutput' },
		);
		expect(items.map(({ json, binary }) => [Object.keys(json)[0], binary !== undefined])).toEqual([
			['fileName', true],
			['error', false],
		]);
		expect(storedFiles()).toHaveLength(before + 1);
	});

	it('ends its requests where n8n cannot store the file', async () => {
		node.sandbox.faults.set([{ kind: 'neverAnswer', when: { page: 1, every: true } }]);
		const repair = breakFileStore();
		const { error, items } = await run(pages).finally(repair);
		const title = 'The directory path was expected but the given path is a file';
		expect([wordsOf(error).title, items]).toEqual([title, []]);
	});

	it('leaves no file and no item when it is cancelled', async () => {
		const before = storedFiles().length;
		node.sandbox.faults.set([{ kind: 'neverAnswer', when: { page: 4, every: true } }]);
		const cancelAfter = (async () => {
			while (node.sandbox.requests.length < 4) await new Promise((next) => setTimeout(next, 5));
		})();
		const { status, items } = await run(pages, { cancelAfter });
		expect([status, items]).toEqual(['canceled', []]);
		await new Promise((next) => setTimeout(next, 50));
		expect(storedFiles()).toHaveLength(before);
	});
});

function dropEmpty(row: { [column: string]: string }) {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
}
