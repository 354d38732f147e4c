/**
 * n8n killed at random moments, as by a power cut, in each of its ways of storing: nothing is told twice, and a kill
 * loses at most what one poll had just handed over. `KILLS` is how often in each way; 20 to be sure.
 */
import { expect, test } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { WatchingN8n } from './support/watchingN8n';

const KILLS = Number(process.env.KILLS ?? 2);

/** Longest time for one kill, the start after it and a poll. */
const EACH_MS = 600_000;

/** Users who become low in the life of each n8n; each of them once, so that nothing can be told of anyone twice. */
const PER_KILL = 5;

for (const way of ['default', 'scheduler', 'cursors'] as const) {
	test(`${way}: killed ${KILLS} times`, async () => {
		test.setTimeout(EACH_MS * (KILLS + 2));
		const n8n = await WatchingN8n.start({ users: PER_KILL * (KILLS + 1), way });
		const { merchant } = n8n.sandbox;
		const ids = merchant.rows().map(({ mchUuid }) => mchUuid);
		for (const mchUuid of ids) merchant.changeUser(mchUuid, { balance: 50_000 });
		const told = new Map<unknown, number>();
		const count = async () => {
			for (const { events } of await n8n.newRuns()) {
				for (const [, mchUuid] of events) told.set(mchUuid, (told.get(mchUuid) ?? 0) + 1);
			}
		};
		try {
			await n8n.watch({ events: ['balanceCrossed'], thresholdAmount: 100 });
			const low = [...ids];
			for (let kill = 0; kill < KILLS; kill++) {
				for (let user = 0; user < PER_KILL; user++) {
					merchant.changeUser(low.pop() ?? '', { balance: 1 });
					await sleep(Math.random() * 9_000);
				}
				await n8n.kill();
				await count();
			}
			await n8n.nextPoll();
			await n8n.nextPoll();
			await count();
			const lost = ids.filter((mchUuid) => !low.includes(mchUuid) && !told.has(mchUuid));
			console.log(`${way}: ${KILLS} kills, ${told.size} users told once, ${lost.length} lost`);
			expect([...told].filter(([, times]) => times > 1)).toEqual([]);
			expect(lost.length).toBeLessThanOrEqual(PER_KILL * KILLS);
			expect(told.size).toBeGreaterThan(KILLS);
		} finally {
			await n8n.end();
		}
	});
}
