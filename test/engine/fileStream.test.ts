import { contentOf, storedFiles, useFileStore } from './support/binaryStore';
import { getBinaryHelperFunctions } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';
import { storeFile } from '../../nodes/shared/output/fileStream';
import { additionalDataFor } from './support/additionalData';
import { Credentials } from './support/credentials';
import { loadPackage } from './support/loadedPackage';
import { REPOSITORY } from './support/prepare';

const FILE = { fileName: 'users.csv', mimeType: 'text/csv' };

/** Larger than what any stream holds by itself. */
const PIECES = Array.from({ length: 200 }, (_, index) => `${index} ยอดเงิน `.repeat(2_000));

async function* of(pieces: readonly string[], error?: Error): AsyncGenerator<string> {
	yield* pieces;
	if (error !== undefined) throw error;
}

const store = async (pieces: AsyncIterable<string>): Promise<IBinaryData> => {
	const credentials = new Credentials(await loadPackage(REPOSITORY), {});
	const additional = additionalDataFor(credentials, 'manual', []);
	return await storeFile(getBinaryHelperFunctions(additional, 'workflow'), FILE, pieces);
};

describe.each(['in memory', 'in folders'])("a file in n8n's store %s", (where) => {
	beforeAll(async () => {
		if (where === 'in folders') await useFileStore();
	});

	it('is what its pieces are, and n8n knows its name, kind and size', async () => {
		const before = storedFiles().length;
		const file = await store(of(PIECES));
		const content = Buffer.from(PIECES.join(''), 'utf8');
		expect(file).toMatchObject({ ...FILE, fileExtension: 'csv', bytes: content.length });
		const stored =
			file.id === undefined ? Buffer.from(file.data, 'base64') : await contentOf(file.id);
		expect(stored.equals(content)).toBe(true);
		expect(storedFiles()).toHaveLength(where === 'in folders' ? before + 1 : before);
	});

	it('may be empty', async () => {
		await expect(store(of([]))).resolves.toMatchObject({ ...FILE, bytes: 0 });
		await expect(store(of(['', 'a', '']))).resolves.toMatchObject({ ...FILE, bytes: 1 });
	});

	it('is not there when a piece fails, and the error is the very one', async () => {
		const before = storedFiles().length;
		const error = new Error('page 7 failed');
		await expect(store(of([], error))).rejects.toBe(error);
		await expect(store(of(PIECES, error))).rejects.toBe(error);
		expect(storedFiles()).toHaveLength(before);
	});
});
