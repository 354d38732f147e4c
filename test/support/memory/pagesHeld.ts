/**
 * Reads a list page by page, for itself or into a file, as the argument says. Clears memory after each page that was
 * taken, and prints how many pages were sent and how many were in memory at most. A process of its own: clearing looks
 * at all memory, and a test runner's is large.
 */
import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { WantedFile } from '../../../nodes/JtWalletBalance/exportFile';
import { writeFile } from '../../../nodes/JtWalletBalance/writeFile';
import type { FileStore } from '../../../nodes/shared/output/fileStream';
import { succeeded } from '../../../wallet-api/failures';
import { eachUser } from '../../../wallet-api/reading/readUsers';
import type { PageSource } from '../../../wallet-api/reading/fetchPages';

const [users, pageSize, parallelRequests] = [1_000, 50, 2];
assert(gc !== undefined, 'Start Node with --expose-gc.');
const clearMemory = gc;

/** A row of each page. */
const sent: WeakRef<object>[] = [];
const source: PageSource = {
	parallelRequests,
	fetchPage: async ({ page, size }) => {
		const first = (page - 1) * size;
		const rows = Array.from({ length: Math.min(size, users - first) }, (_, row) => ({
			mchUuid: `JT${first + row}`,
			createTime: timeOf(first + row),
		}));
		// One of those who come with no other page.
		const own = rows[Math.floor(rows.length / 2)];
		if (own !== undefined) sent.push(new WeakRef(own));
		const answer = { users: rows, total: users, totals: {}, size, current: page };
		return await Promise.resolve(succeeded(answer));
	},
};

/** When a user was created who stands at this place of the list, newest first. */
function timeOf(place: number): string {
	return new Date(1e12 - 1_000 * place).toISOString().slice(0, 19).replace('T', ' ');
}

let mostHeld = 0;

/** Notes how many pages are in memory, once whatever is not in use is gone. */
async function lookAtMemory(): Promise<void> {
	// What a weak reference was made for or asked for stays until the turn is over.
	await nextTurn();
	clearMemory();
	mostHeld = Math.max(mostHeld, sent.filter((row) => row.deref() !== undefined).length);
}

const list = { filters: {}, pageSize };

/** A store that keeps nothing of a file. */
const store: FileStore = {
	prepareBinaryData: async (content, fileName, mimeType = '') => {
		assert(!Buffer.isBuffer(content));
		for await (const piece of content) {
			assert(Buffer.isBuffer(piece));
			await lookAtMemory();
		}
		return { data: '', mimeType, fileName };
	},
};

const file: WantedFile = {
	format: 'csv',
	fileName: 'users.csv',
	binaryPropertyName: 'data',
	csv: { delimiter: 'comma', bom: false, safeText: true },
};

/** Reads everybody in one of these ways. Says whether that went well. */
const WAYS: Readonly<Record<string, () => Promise<boolean>>> = {
	read: async () => (await eachUser(source, list, lookAtMemory)).ok,
	file: async () => {
		const written = await writeFile(store, file, ['mchUuid'], async (give) =>
			eachUser(source, list, give),
		);
		return written.facts.ok && written.rows === users;
	},
};

async function main() {
	const ok = await WAYS[process.argv[2] ?? '']?.();
	const pages = { needed: users / pageSize, sent: sent.length, mostHeld };
	console.log(JSON.stringify({ ok, parallelRequests, pages }));
}

void main();
