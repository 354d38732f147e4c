/**
 * What the trigger promises in a real n8n, by the clock, in each of n8n's ways of storing what it remembers: nothing
 * lost and nothing told twice over restarts, a bad start, strange answers, slow answers and a new name.
 */
import { expect, test } from '@playwright/test';
import { makeKeyPair } from '../../sandbox/keys';
import type { Fault } from '../../sandbox/faults/faultSchema';
import { WatchingN8n, WAYS_OF_STORING } from './support/watchingN8n';

/** n8n starts eight times, and polls are waited for some thirty times. */
const TIMEOUT_MS = 3_600_000;

const WATCH = {
	events: ['balanceCrossed', 'balanceChanged', 'userAdded', 'userGone'],
	thresholdAmount: 100,
	changeAmount: 200,
	options: { maxRetries: 0 },
};

for (const way of ['default', 'scheduler', 'cursors'] as const) {
	test(`${way}: ${Object.keys(WAYS_OF_STORING[way]).join(', ') || "n8n's own settings"}`, async () => {
		test.setTimeout(TIMEOUT_MS);
		const n8n = await WatchingN8n.start({ users: 20, way });
		const { merchant, faults } = n8n.sandbox;
		const ids = merchant.rows().map(({ mchUuid }) => mchUuid);
		const id = (place: number) => ids[place] ?? '';
		for (const mchUuid of ids) merchant.changeUser(mchUuid, { balance: 50_000 });
		const once = (place: number) => ({
			status: 'success',
			events: [
				['balanceCrossed', id(place)],
				['balanceChanged', id(place)],
			],
		});
		try {
			await test.step('the first poll tells nothing', async () => {
				await n8n.watch(WATCH);
				expect(await n8n.newRuns()).toEqual([]);
			});

			await test.step('back again, unsaid, and low again over a restart: told', async () => {
				merchant.changeUser(id(1), { balance: 5_000 });
				await n8n.nextPoll();
				expect(await n8n.newRuns()).toEqual([once(1)]);
				merchant.changeUser(id(1), { balance: 15_000 });
				await n8n.nextPoll();
				await n8n.nextPoll();
				await n8n.restart(() => {
					merchant.changeUser(id(1), { balance: 9_000 });
				});
				expect(await n8n.newRuns()).toEqual([
					{ status: 'success', events: [['balanceCrossed', id(1)]] },
				]);
			});

			await test.step('small changes before and after a restart are not one large one', async () => {
				merchant.changeUser(id(2), { balance: 36_000 });
				await n8n.nextPoll();
				await n8n.restart(() => {
					merchant.changeUser(id(2), { balance: 22_000 });
				});
				await n8n.nextPoll();
				expect(await n8n.newRuns()).toEqual([]);
			});

			await test.step('a list that is empty for one poll costs nothing', async () => {
				const rows = merchant.rows();
				for (const { mchUuid } of rows) merchant.removeUser(mchUuid);
				await n8n.nextPoll();
				for (const row of [...rows].reverse()) merchant.createUser(row);
				expect(await n8n.newRuns()).toEqual([{ status: 'error', events: [] }]);
				merchant.changeUser(id(3), { balance: 1 });
				await n8n.nextPoll();
				expect(await n8n.newRuns()).toEqual([once(3)]);
			});

			await test.step('answers that are slower than the polls come: told once', async () => {
				faults.set([{ kind: 'delay', ms: 28_000, when: { every: true } }]);
				merchant.changeUser(id(4), { balance: 1 });
				await n8n.nextPoll();
				await n8n.nextPoll();
				faults.clear();
				await n8n.nextPoll();
				await n8n.nextPoll();
				expect(await n8n.newRuns()).toEqual([once(4)]);
			});

			await test.step('a new name: what happened meanwhile is told, and nobody again', async () => {
				merchant.changeUser(id(5), { balance: 1 });
				await n8n.publishAgain('Balances', WATCH);
				await n8n.nextPoll();
				expect(await n8n.newRuns()).toEqual([once(5)]);
			});

			/** What was told since the last step, failed polls aside. */
			const told = async () => (await n8n.newRuns()).filter(({ status }) => status === 'success');

			const badStarts: Array<[what: string, fault: Fault]> = [
				['1002', { kind: 'vendorCode', code: 1002, when: { every: true } }],
				['503', { kind: 'httpStatus', status: 503, when: { every: true } }],
			];
			for (const [place, [what, fault]] of badStarts.entries()) {
				await test.step(`${what} while n8n starts: said, alive, and nothing lost`, async () => {
					await n8n.newRuns();
					await n8n.restart(() => {
						faults.set([fault]);
						merchant.changeUser(id(6 + place), { balance: 1 });
					});
					await n8n.nextFailures();
					faults.clear();
					await n8n.nextPoll();
					expect(await told()).toEqual([once(6 + place)]);
				});
			}

			await test.step('an unknown host while n8n starts: said, alive, and nothing lost', async () => {
				await n8n.enterCredential({ baseUrl: 'https://no.such.host.invalid' });
				await n8n.nextFailures();
				await n8n.restartUnheard();
				await n8n.nextFailures();
				merchant.changeUser(id(8), { balance: 1 });
				await n8n.enterCredential();
				await n8n.nextPoll();
				expect(await told()).toEqual([once(8)]);
			});

			await test.step('a wrong key: said, also when n8n starts, and nothing lost', async () => {
				const { privateKey } = await makeKeyPair();
				await n8n.enterCredential({ privateKey });
				await n8n.nextFailures();
				await n8n.restartUnheard();
				merchant.changeUser(id(9), { balance: 1 });
				if (way === 'cursors') {
					// n8n leaves a refused key alone for half an hour, whatever happens to the key meanwhile.
					await n8n.enterCredential();
					expect(await n8n.isQuietFor(70_000)).toBe(true);
					await n8n.publishAnew();
				} else {
					await n8n.nextFailures();
					await n8n.enterCredential();
					await n8n.nextPoll();
				}
				expect(await told()).toEqual([once(9)]);
			});

			await test.step('and nothing is told again', async () => {
				await n8n.restart();
				await n8n.nextPoll();
				expect(await n8n.newRuns()).toEqual([]);
			});
		} finally {
			await n8n.end();
		}
	});
}
