/** The file while its rows come: what is written twice, and what becomes of a store or a reading that fails. */
import { acceptWantedFile } from '../../../nodes/JtWalletBalance/exportFile';
import { type ReadInto, writeFile } from '../../../nodes/JtWalletBalance/writeFile';
import { type FileStore, storeFile } from '../../../nodes/shared/output/fileStream';
import { NotWanted } from '../../../nodes/shared/output/handOver';
import type { JsonObject } from '../../../wallet-api/contract';

/** A store that keeps what it is given, once it is whole. */
function aStore() {
	const files: Array<{ text: string; fileName?: string; mimeType?: string }> = [];
	const store: FileStore = {
		prepareBinaryData: async (content, fileName, mimeType) => {
			const chunks: Buffer[] = [];
			for await (const chunk of content) {
				if (!Buffer.isBuffer(chunk)) throw new Error('Text would end n8n.');
				chunks.push(chunk);
			}
			files.push({ text: Buffer.concat(chunks).toString('utf8'), fileName, mimeType });
			return { data: '', mimeType: mimeType ?? '' };
		},
	};
	return { files, store };
}

const wanted = (format: string) => {
	const entered: { readonly [name: string]: string } = {
		format,
		fileName: 'users',
		binaryPropertyName: 'data',
	};
	return acceptWantedFile((name) => entered[name], {});
};

/** Reads these pages; each time other ones where they are given by the number of the reading. */
const reading =
	(pages: (time: number) => JsonObject[][]): ReadInto<{ time: number }> =>
	async (give) => {
		const time = (times += 1);
		for (const page of pages(time)) await give(page);
		return { time };
	};

let times = 0;
beforeEach(() => (times = 0));

it.each([
	['csv', 'text/csv', 'mchUuid,ร้าน\r\nJT1,1\r\nJT2,2\r\n'],
	['jsonLines', 'application/x-ndjson', '{"mchUuid":"JT1","ร้าน":1}\n{"mchUuid":"JT2","ร้าน":2}\n'],
])('%s is written page by page', async (format, mimeType, text) => {
	const { files, store } = aStore();
	const pages = [[], [{ mchUuid: 'JT1', ร้าน: 1 }], [], [{ mchUuid: 'JT2', ร้าน: 2 }]];
	const file = await writeFile(
		store,
		wanted(format),
		['mchUuid'],
		reading(() => pages),
	);
	expect(file).toMatchObject({ rows: 2, bytes: Buffer.byteLength(text), facts: { time: 1 } });
	expect(files).toEqual([{ text, fileName: 'users', mimeType }]);
});

it.each([
	['csv', 'mchUuid\r\n'],
	['jsonLines', ''],
])('%s of nobody', async (format, text) => {
	const { files, store } = aStore();
	const file = await writeFile(
		store,
		wanted(format),
		['mchUuid'],
		reading(() => [[]]),
	);
	expect([file.rows, files.map((one) => one.text)]).toEqual([0, [text]]);
});

const LATE = [[{ mchUuid: 'JT1' }], [{ mchUuid: 'JT2', b: 2 }], [{ mchUuid: 'JT3' }]];

it('is written again with a column for what came late, and only then', async () => {
	const { files, store } = aStore();
	const file = await writeFile(
		store,
		wanted('csv'),
		['mchUuid'],
		reading(() => LATE),
	);
	expect(file).toMatchObject({ rows: 3, facts: { time: 2 } });
	expect(files.map(({ text }) => text)).toEqual(['mchUuid,b\r\nJT1,\r\nJT2,2\r\nJT3,\r\n']);
	const lines = await writeFile(
		store,
		wanted('jsonLines'),
		['mchUuid'],
		reading(() => LATE),
	);
	expect(lines.facts).toEqual({ time: 3 });
});

it('writes nothing after a field that came late', async () => {
	const texts: string[] = [];
	const store: FileStore = {
		prepareBinaryData: async (content) => {
			for await (const chunk of content) texts.push(String(chunk));
			return { data: '', mimeType: '' };
		},
	};
	await writeFile(
		store,
		wanted('csv'),
		['mchUuid'],
		reading(() => LATE),
	);
	const again = texts.indexOf('mchUuid,b\r\n');
	expect(texts.slice(0, again)).toEqual(['mchUuid\r\n', 'JT1\r\n']);
});

it('fails where another field comes each time', async () => {
	const { files, store } = aStore();
	const read = reading((time) => [[{ mchUuid: 'JT1' }], [{ [`b${time}`]: 1 }]]);
	await expect(writeFile(store, wanted('csv'), ['mchUuid'], read)).rejects.toThrow(
		"JT Wallet sent other fields each time the wallet users were read. Set 'Output' to Simplified or Selected Fields, or 'Format' to JSON Lines.",
	);
	expect([times, files]).toEqual([2, []]);
});

it('ends with the very error of the reading, at once', async () => {
	const { files, store } = aStore();
	const problem = new Error('page 2 failed');
	const read: ReadInto<object> = async (give) => {
		times += 1;
		await give([{ mchUuid: 'JT1' }]);
		throw problem;
	};
	await expect(writeFile(store, wanted('csv'), [], read)).rejects.toBe(problem);
	expect([times, files]).toEqual([1, []]);
});

it('reads while n8n makes the file', async () => {
	const { files, store } = aStore();
	const slow: FileStore = {
		prepareBinaryData: async (...file) => {
			while (times === 0) await new Promise((resolve) => setImmediate(resolve));
			return await store.prepareBinaryData(...file);
		},
	};
	const read = reading(() => [[{ mchUuid: 'JT1' }]]);
	await writeFile(slow, wanted('csv'), ['mchUuid'], read);
	expect([times, files.length]).toEqual([1, 1]);
});

describe('a store that fails before it asks for anything', () => {
	const problem = new Error('disk is full');
	const full: FileStore = { prepareBinaryData: async () => await Promise.reject(problem) };

	it('fails the file, once reading was stopped', async () => {
		let isOver = false;
		const read: ReadInto<object> = async (_give, stop) => {
			await new Promise((stopped) => stop.addEventListener('abort', stopped));
			isOver = true;
			return {};
		};
		await expect(writeFile(full, wanted('csv'), [], read)).rejects.toBe(problem);
		expect(isOver).toBe(true);
	});

	it('takes nothing any more from a reading that goes on', async () => {
		const refused: unknown[] = [];
		const read: ReadInto<object> = async (give) => {
			await new Promise((resolve) => setImmediate(resolve));
			await give([{ mchUuid: 'JT1' }]).catch((error: unknown) => refused.push(error));
			return {};
		};
		await expect(writeFile(full, wanted('csv'), [], read)).rejects.toBe(problem);
		expect(refused).toEqual([expect.any(NotWanted)]);
	});

	it('fails the file also where reading fails, which nobody else is told of', async () => {
		const unhandled: unknown[] = [];
		const note = (error: unknown) => unhandled.push(error);
		process.on('unhandledRejection', note);
		const read: ReadInto<object> = async () => await Promise.reject(new Error('page 1 failed'));
		await expect(writeFile(full, wanted('csv'), [], read)).rejects.toBe(problem);
		await new Promise((resolve) => setImmediate(resolve));
		process.off('unhandledRejection', note);
		expect(unhandled).toEqual([]);
	});
});

it('a store that fails while a later page is read ends the reading, and nothing is left unhandled', async () => {
	const problem = new Error('disk is full');
	const unhandled: unknown[] = [];
	const note = (error: unknown) => unhandled.push(error);
	process.on('unhandledRejection', note);
	const store: FileStore = {
		prepareBinaryData: async (content) => {
			if (Buffer.isBuffer(content)) throw new Error('It is no stream.');
			const isAsked = new Promise((asked) => content.once('data', asked));
			await isAsked;
			await new Promise((resolve) => setTimeout(resolve, 20));
			content.destroy();
			throw problem;
		},
	};
	const read: ReadInto<object> = async (give, stop) => {
		await give([{ mchUuid: 'JT1' }]);
		await new Promise((stopped) => stop.addEventListener('abort', stopped));
		throw stop.reason;
	};
	await expect(writeFile(store, wanted('csv'), [], read)).rejects.toBe(problem);
	await new Promise((resolve) => setTimeout(resolve, 20));
	process.off('unhandledRejection', note);
	expect(unhandled).toEqual([]);
});

it('a file that n8n took only a part of fails', async () => {
	const store: FileStore = {
		prepareBinaryData: async (content) => {
			for await (const chunk of content) return { data: String(chunk), mimeType: '' };
			return { data: '', mimeType: '' };
		},
	};
	const read = reading(() => [[{ mchUuid: 'JT1' }], [{ mchUuid: 'JT2' }]]);
	await expect(writeFile(store, wanted('csv'), [], read)).rejects.toThrow(
		"n8n stored the file before all of it was written. Check n8n's storage for binary data, then run the workflow again.",
	);
	const nothing: FileStore = { prepareBinaryData: async () => ({ data: '', mimeType: '' }) };
	await expect(writeFile(nothing, wanted('csv'), [], read)).rejects.toThrow('before all of it');
});

it('a file has the bytes of its pieces', async () => {
	const { files, store } = aStore();
	const pieces = async function* () {
		yield 'ร้าน';
		yield '1';
	};
	const about = { fileName: 'f', mimeType: 'text/csv' };
	expect(await storeFile(store, about, pieces())).toEqual({
		file: { data: '', mimeType: 'text/csv' },
		bytes: 13,
	});
	expect(files).toEqual([{ text: 'ร้าน1', ...about }]);
});
