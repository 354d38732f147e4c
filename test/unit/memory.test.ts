import { setTimeout as sleep } from 'node:timers/promises';
import { succeeded } from '../../wallet-api/failures';
import { eachUser } from '../../wallet-api/reading/readUsers';
import type { PageSource } from '../../wallet-api/reading/fetchPages';
import { inTime } from '../../nodes/shared/http/inTime';
import { clearAll, clearYoung } from '../support/garbage';

it('pages that were taken are let go while the list is still read', async () => {
	const [users, pageSize, parallelRequests] = [1_000, 50, 2];
	let [sent, cleared, most] = [0, 0, 0];
	const registry = new FinalizationRegistry(() => cleared++);
	const source: PageSource = {
		parallelRequests,
		fetchPage: async ({ page, size }) => {
			const first = (page - 1) * size;
			const rows = Array.from({ length: Math.min(size, users - first) }, (_, row) => ({
				mchUuid: `JT${first + row}`,
				createTime: timeOf(first + row),
			}));
			sent++;
			registry.register(rows, undefined);
			const answer = { users: rows, total: users, totals: {}, size, current: page };
			return await Promise.resolve(succeeded(answer));
		},
	};
	const read = await eachUser(source, { filters: {}, pageSize }, async () => {
		clearAll();
		// It is told in a turn of its own.
		await sleep(5);
		most = Math.max(most, sent - cleared);
	});
	expect(read.ok).toBe(true);
	expect(sent).toBeGreaterThan(users / pageSize);
	// Those ahead of what was taken, the one that is taken, and the last one that was.
	expect(most).toBeLessThanOrEqual(2 * parallelRequests + 2);
});

it('an answer is let go as soon as it is used, long before V8 looks at all memory', async () => {
	const [answers, characters] = [200, 100_000];
	const cancelled = new AbortController();
	const send = async () => Buffer.alloc(characters, 'x').toString('latin1');
	const lengthOfAnswer = async () => String(await inTime(60_000, cancelled.signal, send)).length;
	const before = process.memoryUsage().heapUsed;
	for (let answer = 0; answer < answers; answer++) {
		expect(await lengthOfAnswer()).toBe(characters);
		clearYoung();
	}
	const kept = process.memoryUsage().heapUsed - before;
	expect(kept / characters).toBeLessThan(answers / 4);
});

/** When a user was created who stands at this place of a list, newest first. */
function timeOf(place: number): string {
	return new Date(1e12 - 1_000 * place).toISOString().slice(0, 19).replace('T', ' ');
}
