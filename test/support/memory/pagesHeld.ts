/**
 * Reads a list page by page, clears memory after each page that was taken, and prints how many pages were sent and how
 * many were in memory at most. A process of its own: clearing looks at all memory, and a test runner's is large.
 */
import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { succeeded } from '../../../wallet-api/failures';
import { eachUser } from '../../../wallet-api/reading/readUsers';
import type { PageSource } from '../../../wallet-api/reading/fetchPages';

const [users, pageSize, parallelRequests] = [1_000, 50, 2];
assert(gc !== undefined, 'Start Node with --expose-gc.');
const clearMemory = gc;

const sent: WeakRef<object>[] = [];
const source: PageSource = {
	parallelRequests,
	fetchPage: async ({ page, size }) => {
		const first = (page - 1) * size;
		const rows = Array.from({ length: Math.min(size, users - first) }, (_, row) => ({
			mchUuid: `JT${first + row}`,
			createTime: timeOf(first + row),
		}));
		sent.push(new WeakRef(rows));
		const answer = { users: rows, total: users, totals: {}, size, current: page };
		return await Promise.resolve(succeeded(answer));
	},
};

/** When a user was created who stands at this place of the list, newest first. */
function timeOf(place: number): string {
	return new Date(1e12 - 1_000 * place).toISOString().slice(0, 19).replace('T', ' ');
}

async function main() {
	let mostHeld = 0;
	const read = await eachUser(source, { filters: {}, pageSize }, async () => {
		// What a weak reference was made for or asked for stays until the turn is over.
		await nextTurn();
		clearMemory();
		mostHeld = Math.max(mostHeld, sent.filter((rows) => rows.deref() !== undefined).length);
	});
	const pages = { needed: users / pageSize, sent: sent.length, mostHeld };
	console.log(JSON.stringify({ ok: read.ok, parallelRequests, pages }));
}

void main();
