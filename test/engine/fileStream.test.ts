import { contentOf, fileStore, storedFiles, useFileStore } from './support/binaryStore';
import { storeFile } from '../../nodes/shared/output/fileStream';

const FILE = { fileName: 'users.csv', mimeType: 'text/csv' };

/** Larger than what any stream holds by itself. */
const PIECES = Array.from({ length: 200 }, (_, index) => `${index} ยอดเงิน `.repeat(2_000));

async function* of(pieces: readonly string[], error?: Error): AsyncGenerator<string> {
	yield* pieces;
	if (error !== undefined) throw error;
}

const store = async (pieces: AsyncIterable<string>) =>
	await storeFile(await fileStore(), FILE, pieces);

describe.each(['in memory', 'in folders'])("a file in n8n's store %s", (where) => {
	beforeAll(async () => {
		if (where === 'in folders') await useFileStore();
	});

	it('is what its pieces are, and n8n knows its name, kind and size', async () => {
		const before = storedFiles().length;
		const { file, bytes } = await store(of(PIECES));
		const content = Buffer.from(PIECES.join(''), 'utf8');
		expect(bytes).toBe(content.length);
		expect(file).toMatchObject({ ...FILE, fileExtension: 'csv', bytes: content.length });
		const stored = await contentOf(file);
		expect(stored.equals(content)).toBe(true);
		expect(storedFiles()).toHaveLength(where === 'in folders' ? before + 1 : before);
	});

	it('may be empty', async () => {
		await expect(store(of([]))).resolves.toMatchObject({ file: FILE, bytes: 0 });
		await expect(store(of(['', 'a', '']))).resolves.toMatchObject({ file: FILE, bytes: 1 });
	});

	it('is not there when a piece fails, and the error is the very one', async () => {
		const before = storedFiles().length;
		const error = new Error('page 7 failed');
		await expect(store(of([], error))).rejects.toBe(error);
		await expect(store(of(PIECES, error))).rejects.toBe(error);
		expect(storedFiles()).toHaveLength(before);
	});
});
