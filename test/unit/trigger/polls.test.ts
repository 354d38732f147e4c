/** What a poll says in n8n's log, when it is skipped, and with which users it tells what was left over. */
import type { INodeParameters } from 'n8n-workflow';
import { useLightTriggers } from '../../support/trigger/lightTriggers';

const { aTrigger, sandbox } = useLightTriggers({ users: 30, seed: 3 });

const id = (place: number) => sandbox().merchant.idsFrom(place + 1, 1)[0] ?? '';

afterEach(() => {
	jest.restoreAllMocks();
});

const logged = (text: string) => [expect.stringContaining(`JT Wallet Balance Trigger: ${text}`)];

describe('the log', () => {
	const watch = { events: ['userAdded'] };

	it('says that a poll is the first one, and nothing of later ones', async () => {
		const trigger = aTrigger();
		await trigger.poll(watch);
		await trigger.poll(watch);
		expect(trigger.lines).toEqual([
			'info JT Wallet Balance Trigger: first poll, later ones are compared with it',
		]);
	});

	it.each<[what: string, next: INodeParameters, line: string]>([
		[
			'other filters',
			{ ...watch, filters: { userStatus: ['Active'] } },
			'warn JT Wallet Balance Trigger: the filters changed, so this poll reports nobody as new or no longer listed',
		],
		[
			'another event',
			{ events: ['balanceChanged'] },
			'info JT Wallet Balance Trigger: what is watched changed, so this poll compares what the previous one knew as well',
		],
	])('says what %s mean', async (_, next, line) => {
		const trigger = aTrigger();
		await trigger.poll(watch);
		trigger.lines.length = 0;
		await trigger.poll(next);
		expect(trigger.lines).toEqual([line]);
	});

	it.each([
		[{ events: ['userAdded'] }, 1],
		[{ events: ['userGone'] }, 0],
	])('says from when on users count as new after a list that moved, for %j', async (one, times) => {
		sandbox().reset({ users: 120, perSecond: 40, world: { order: 'tiesChange' } });
		const trigger = aTrigger();
		await trigger.poll({ ...one, options: { pageSize: 20, parallelRequests: 1, maxRetries: 0 } });
		const { newAfter } = trigger.state;
		const lines = trigger.lines.filter((line) => line.includes('kept changing'));
		expect(newAfter).toMatch(/^\d{4}-/);
		expect(lines).toEqual(
			logged(
				`the list kept changing while it was read, so until a poll reads the whole list, only users created after ${newAfter} count as new`,
			).slice(0, times),
		);
	});
});

describe('while n8n stores what a poll reported', () => {
	const watch = { events: ['userAdded'] };

	it.each([
		[14_999, null],
		[15_000, 1],
	])('a poll %d ms later brings %j', async (ms, count) => {
		const trigger = aTrigger();
		await trigger.poll(watch);
		sandbox().merchant.createUser();
		const now = jest.spyOn(Date, 'now').mockReturnValue(1_800_000_000_000);
		expect(await trigger.poll(watch, { isStored: false })).toHaveLength(1);
		trigger.lines.length = 0;
		now.mockReturnValue(1_800_000_000_000 + ms);
		expect((await trigger.poll(watch))?.length ?? null).toBe(count);
		expect(trigger.lines).toEqual(
			count === null
				? [
						'warn JT Wallet Balance Trigger: skipped this poll because n8n is still storing what the previous one reported',
					]
				: [],
		);
	});

	it('a poll that starts from another state is made', async () => {
		const trigger = aTrigger();
		await trigger.poll(watch);
		sandbox().merchant.createUser();
		expect(await trigger.poll(watch)).toHaveLength(1);
		sandbox().merchant.createUser();
		expect(await trigger.poll(watch)).toHaveLength(1);
	});
});

describe('events that were left over', () => {
	const few = {
		events: ['balanceCrossed', 'userGone'],
		amounts: 'satang',
		options: { maxEvents: 1 },
	};

	it('are told with the users as they are listed by then', async () => {
		const { merchant } = sandbox();
		const trigger = aTrigger();
		for (const place of [0, 1, 2]) merchant.changeUser(id(place), { balance: 50_000 });
		await trigger.poll(few);
		for (const place of [0, 1, 2]) merchant.changeUser(id(place), { balance: 1 });
		const told = [await trigger.poll(few)];
		merchant.changeUser(id(1), { balance: 7 });
		const last = id(2);
		merchant.removeUser(last);
		for (let poll = 0; poll < 3; poll++) told.push(await trigger.poll(few));
		expect(told.flat()).toMatchObject([
			{ event: 'balanceCrossed', current: 1, user: { mchUuid: id(0), balance: 1 } },
			{ event: 'balanceCrossed', current: 1, user: { mchUuid: id(1), balance: 7 } },
			{ event: 'balanceCrossed', mchUuid: last, current: 1, user: null },
			{ event: 'userGone', mchUuid: last, user: null },
		]);
	});

	it('that say that somebody is gone show nobody, even where they are back', async () => {
		const { merchant } = sandbox();
		const trigger = aTrigger();
		const two = { ...few, options: { maxEvents: 2 } };
		const low = [0, 1, 2, 3, 4].map(id);
		for (const mchUuid of low) merchant.changeUser(mchUuid, { balance: 50_000 });
		await trigger.poll(two);
		for (const mchUuid of low) merchant.changeUser(mchUuid, { balance: 1 });
		await trigger.poll(two);
		const last = low[4] ?? '';
		merchant.removeUser(last);
		await trigger.poll(two);
		merchant.restoreUser(last);
		expect(await trigger.poll(two)).toMatchObject([
			{ event: 'balanceCrossed', user: { mchUuid: last } },
			{ event: 'userGone', mchUuid: last, user: null },
		]);
	});
});
