/** Files written while their rows come, into n8n's own store, in folders. */
import { contentOf, fileStore, storedFiles, useFileStore } from './support/binaryStore';
import { acceptWantedFile } from '../../nodes/JtWalletBalance/exportFile';
import { type ReadInto, writeFile } from '../../nodes/JtWalletBalance/writeFile';
import { NotWanted } from '../../nodes/shared/output/handOver';
import type { JsonObject } from '../../wallet-api/contract';

beforeAll(useFileStore);

const parameters = { format: 'csv', fileName: 'users.csv', binaryPropertyName: 'data' };
const wanted = (changes: { [name: string]: string } = {}, options = {}) => {
	const entered: { [name: string]: string } = { ...parameters, ...changes };
	return acceptWantedFile((name) => entered[name], options);
};

/** Reads these pages, the same ones each time, and counts how often. */
const reading = (...pages: JsonObject[][]) => {
	let times = 0;
	const read: ReadInto<{ times: number }> = async (give) => {
		times += 1;
		for (const page of pages) await give(page);
		return { times };
	};
	return { read, times: () => times };
};

const write = async (file: ReturnType<typeof wanted>, read: ReadInto<unknown>) => {
	const { file: stored, ...told } = await writeFile(await fileStore(), file, ['mchUuid'], read);
	return { text: (await contentOf(stored)).toString('utf8'), stored, ...told };
};

describe('a file', () => {
	it('has every row of every page, and tells rows, bytes and what reading told', async () => {
		const { read } = reading([], [{ mchUuid: 'JT1', balance: 1 }], [], [{ mchUuid: 'JT2' }]);
		const text = 'mchUuid,balance\r\nJT1,1\r\nJT2,\r\n';
		await expect(write(wanted(), read)).resolves.toMatchObject({
			text,
			rows: 2,
			bytes: text.length,
			facts: { times: 1 },
			stored: { fileName: 'users.csv', mimeType: 'text/csv' },
		});
	});

	it('as JSON Lines has each row as it is', async () => {
		const { read } = reading([{ mchUuid: 'JT1', balance: '9223372036854775807' }], [{ new: [1] }]);
		const file = wanted({ format: 'jsonLines', fileName: 'users.jsonl' });
		await expect(write(file, read)).resolves.toMatchObject({
			text: '{"mchUuid":"JT1","balance":"9223372036854775807"}\n{"new":[1]}\n',
			stored: { fileName: 'users.jsonl', mimeType: 'application/x-ndjson' },
		});
	});

	it('of nobody is a header, or nothing', async () => {
		const csv = await write(wanted({}, { bom: true, delimiter: 'tab' }), reading([]).read);
		expect([csv.text, csv.rows]).toEqual(['\uFEFFmchUuid\r\n', 0]);
		const lines = await write(wanted({ format: 'jsonLines' }), reading().read);
		expect([lines.text, lines.rows]).toEqual(['', 0]);
	});
});

describe('a field that comes after the header', () => {
	it('has its column, for everybody is read again, and the first file is not kept', async () => {
		const before = storedFiles().length;
		const { read, times } = reading(
			[{ mchUuid: 'JT1', a: 1 }],
			[{ mchUuid: 'JT2', b: 2 }],
			[{ mchUuid: 'JT3', c: 3 }],
		);
		const { text, rows } = await write(wanted(), read);
		expect(text).toBe('mchUuid,a,b,c\r\nJT1,1,,\r\nJT2,,2,\r\nJT3,,,3\r\n');
		expect([rows, times(), storedFiles().length - before]).toEqual([3, 2, 1]);
	});

	it('is no matter in JSON Lines', async () => {
		const { read, times } = reading([{ mchUuid: 'JT1' }], [{ b: 2 }]);
		await write(wanted({ format: 'jsonLines' }), read);
		expect(times()).toBe(1);
	});

	it('fails when there is another one each time, and leaves no file', async () => {
		const before = storedFiles().length;
		let field = 0;
		const read: ReadInto<object> = async (give) => {
			await give([{ mchUuid: 'JT1' }]);
			await give([{ [`new${field++}`]: 1 }]);
			return {};
		};
		await expect(write(wanted(), read)).rejects.toThrow(
			/^JT Wallet sent other fields each time .* Set 'Output' to Simplified/,
		);
		expect([field, storedFiles().length - before]).toEqual([2, 0]);
	});
});

describe('a reading that fails', () => {
	it('leaves no file, and its error is the very one', async () => {
		const before = storedFiles().length;
		const error = new Error('page 3 failed');
		const read: ReadInto<object> = async (give) => {
			await give(Array.from({ length: 10_000 }, (_, index) => ({ mchUuid: `JT${index}` })));
			throw error;
		};
		await expect(write(wanted(), read)).rejects.toBe(error);
		expect(storedFiles()).toHaveLength(before);
	});
});

describe('a store that fails', () => {
	it('stops the reading, and its error is the very one', async () => {
		const full = new Error('ENOSPC');
		const stopped: unknown[] = [];
		const read: ReadInto<object> = async (give) => {
			for (let page = 0; page < 5; page++) {
				await give([{ mchUuid: `JT${page}` }]).catch((error: unknown) => stopped.push(error));
			}
			return {};
		};
		const store: Awaited<ReturnType<typeof fileStore>> = {
			prepareBinaryData: async (content) => {
				for await (const piece of content) {
					if (piece !== undefined) throw full;
				}
				return { data: '', mimeType: '' };
			},
		};
		await expect(writeFile(store, wanted(), [], read)).rejects.toBe(full);
		for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
		// The stream may have taken one ahead.
		expect(stopped.length).toBeGreaterThanOrEqual(3);
		expect(stopped.every((error) => error instanceof NotWanted)).toBe(true);
	});
});

describe('what is entered for the file', () => {
	it.each([
		[{ format: 'xlsx' }, {}, 'Format is "xlsx", but it has to be one of csv, jsonLines.'],
		[{ fileName: ' ' }, {}, 'File Name is " ", but it has to be a name.'],
		[
			{ fileName: 'users-26/11/2026.csv' },
			{},
			'File Name is "users-26/11/2026.csv", but it has to be a name without slashes and line breaks.',
		],
		[{ fileName: '..\\users.csv' }, {}, 'but it has to be a name without slashes'],
		[{ fileName: 'users.csv\r\nBcc: x' }, {}, 'but it has to be a name without slashes'],
		[{ fileName: '..' }, {}, 'File Name is "..", but it has to be a name without'],
		[{ binaryPropertyName: '' }, {}, 'Put Output File in Field is "", but it has to be a name.'],
		[
			{},
			{ delimiter: ',' },
			'Delimiter is ",", but it has to be one of comma, pipe, semicolon, tab.',
		],
		[{}, { bom: 'perhaps' }, 'Byte Order Mark is "perhaps", but it has to be true or false.'],
		[{}, { safeText: 1 }, 'Safe Text is 1, but it has to be true or false.'],
	])('%j and %j are refused', (changes, options, sentence) => {
		expect(() => wanted(changes, options)).toThrow(sentence);
	});
});
