/** An active workflow in a real n8n, by the clock: exactly the right executions, also when n8n was down meanwhile. */
import { expect, test } from '@playwright/test';
import { WatchingN8n } from './support/watchingN8n';

/** n8n starts three times, and polls are waited for seven times. */
const TIMEOUT_MS = 600_000;

const EVENTS = ['balanceCrossed', 'kycStatusChanged', 'userAdded', 'userGone'];

test('nothing is lost and nothing is told twice, polls that fail and a stopped n8n included', async () => {
	test.setTimeout(TIMEOUT_MS);
	const n8n = await WatchingN8n.start({ users: 40 });
	const { merchant, faults } = n8n.sandbox;
	const rows = merchant.rows();
	for (const { mchUuid } of rows) {
		merchant.changeUser(mchUuid, { balance: 50_000, KYCStatus: 'Pending' });
	}
	const id = (place: number) => rows[place]?.mchUuid ?? '';
	try {
		await test.step('the first poll starts nothing', async () => {
			await n8n.watch({ events: EVENTS, thresholdAmount: 100 });
			expect(await n8n.newRuns()).toEqual([]);
		});

		await test.step('what happens is told once', async () => {
			merchant.changeUser(id(1), { balance: 9_999 });
			merchant.changeUser(id(2), { KYCStatus: 'Rejected' });
			await n8n.nextPoll();
			const events = [
				['balanceCrossed', id(1)],
				['kycStatusChanged', id(2)],
			];
			expect(await n8n.newRuns()).toEqual([{ status: 'success', events }]);
		});

		await test.step('a poll that fails tells nothing, the next one does', async () => {
			faults.set([{ kind: 'vendorCode', code: 1002 }]);
			merchant.changeUser(id(3), { balance: 1 });
			await n8n.nextPoll();
			expect(await n8n.newRuns()).toEqual([{ status: 'error', events: [] }]);
			await n8n.nextPoll();
			const events = [['balanceCrossed', id(3)]];
			expect(await n8n.newRuns()).toEqual([{ status: 'success', events }]);
		});

		await test.step('what happens while n8n is down is told once it is up', async () => {
			let added = '';
			await n8n.restart(() => {
				merchant.changeUser(id(4), { balance: 2 });
				merchant.removeUser(id(5));
				added = merchant.createUser().mchUuid;
			});
			const events = [
				['userAdded', added],
				['balanceCrossed', id(4)],
				['userGone', id(5)],
			];
			expect(await n8n.newRuns()).toEqual([{ status: 'success', events }]);
		});

		await test.step("n8n's command export:workflow carries the IDs of all users", async () => {
			const { byCommand, toEditor } = await n8n.exported();
			expect(byCommand).toContain('"staticData":{"node:Trigger"');
			const digits = BigInt(id(0).replace(/\D/g, ''));
			expect(byCommand).toContain(`JT~${digits.toString(36)},`);
			expect(toEditor).toContain('"staticData":{"node:Trigger"');
		});

		await test.step('and never again', async () => {
			await n8n.nextPoll();
			await n8n.restart(() => {});
			expect(await n8n.newRuns()).toEqual([]);
		});
	} finally {
		await n8n.end();
	}
});
