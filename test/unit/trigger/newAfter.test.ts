/** From when on users count as new after a list that could not be proven whole. */
import { newAfterOf } from '../../../nodes/JtWalletBalanceTrigger/newAfter';
import { acceptSettings } from '../../../nodes/JtWalletBalanceTrigger/settings';
import type { WalletUser } from '../../../wallet-api/contract';
import { plainContext } from '../../support/trigger/plainContext';

const NEWEST = '2026-03-02 07:05:00';
const USERS: WalletUser[] = [
	{ mchUuid: 'a', createTime: '2026-03-01 07:05:00' },
	{ mchUuid: 'b', createTime: NEWEST },
	{ mchUuid: 'c', createTime: null },
	{ mchUuid: 'd', createTime: '2026-02-01 07:05:00' },
];
const DOUBT = { after: undefined, before: undefined };

const known = (isSameQuestion: boolean) =>
	({
		kind: 'known',
		users: { listed: '', left: '' },
		held: { pending: '', quiet: '' },
		isSameQuestion,
		isSameWatch: false,
		newAfter: 'as before',
	}) as const;

type Memory = Parameters<typeof newAfterOf>[1]['memory'];

function newAfter(
	memory: Memory,
	{ onFirstPoll = 'remember', events = ['userAdded'], users = USERS, doubts = [DOUBT] } = {},
): string {
	const context = plainContext({
		parameters: { events, options: { onFirstPoll } },
		credential: {},
		state: {},
		sign: async (options) => options,
	});
	const facts = { total: 4, doubts, unplaced: 0, withoutMchUuid: 0, sharedMchUuid: 0 };
	const credential = { baseUrl: '', appId: '' };
	const listed = { credential, users, facts };
	return newAfterOf(context.getNode(), { settings: acceptSettings(context), memory, listed });
}

it('nobody was missed by a list that is whole', () => {
	expect(newAfter(known(true), { doubts: [] })).toBe('');
});

it('is as it was where the same was asked, and else the time of the newest user', () => {
	expect(newAfter(known(true))).toBe('as before');
	expect(newAfter(known(false))).toBe(NEWEST);
});

it('is the time of the newest at a first poll, unless that is to report everybody', () => {
	expect(newAfter({ kind: 'nothing' })).toBe(NEWEST);
	expect(newAfter({ kind: 'nothing' }, { onFirstPoll: 'report' })).toBe('');
	expect(newAfter({ kind: 'unreadable' }, { onFirstPoll: 'report' })).toBe(NEWEST);
});

it('cannot be told without a time, which only matters for new users', () => {
	const users = [{ mchUuid: 'a' }];
	expect(() => newAfter({ kind: 'nothing' }, { users })).toThrow('changed while it was read');
	expect(newAfter({ kind: 'nothing' }, { users, events: ['userGone'] })).toBe('');
});
