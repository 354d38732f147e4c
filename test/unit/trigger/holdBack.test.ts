import { holdBack, type Patience } from '../../../nodes/JtWalletBalanceTrigger/events/holdBack';
import { NOTHING_HELD } from '../../../nodes/JtWalletBalanceTrigger/memory/memory';
import { AT, aUser, happened, named, watchFor } from '../../support/trigger/watching';

const HOUR = 3_600_000;
const FREE: Patience = { quietMs: 0, maxEvents: 0 };

const crowd = Array.from({ length: 5 }, (_, i) =>
	aUser({ mchUuid: `user ${i}, ร้าน`, uuid: `U${i}` }),
);
const events = happened(
	crowd,
	crowd.slice(1).map((user) => ({ ...user, balance: 1, KYCStatus: 'Rejected' })),
	watchFor({ events: ['balanceCrossed', 'kycStatusChanged', 'userGone'] }),
);
const withoutUsers = events.map((event) => ({ ...event, user: null }));

it('holds nothing back unless it is asked to', () => {
	expect(holdBack(events, NOTHING_HELD, FREE, AT)).toEqual({
		told: events,
		remaining: 0,
		held: NOTHING_HELD,
	});
});

describe('a limit', () => {
	const few: Patience = { quietMs: 0, maxEvents: 4 };

	it('leaves the rest for the next polls, oldest first, with all there is to say', () => {
		const first = holdBack(events, NOTHING_HELD, few, AT);
		expect([first.told, first.remaining]).toEqual([events.slice(0, 4), 5]);
		expect(first.held.pending).toMatch(/^[\x20-\x7e]+$/);
		const second = holdBack(events.slice(0, 1), first.held, few, AT + 1);
		expect([second.told, second.remaining]).toEqual([withoutUsers.slice(4, 8), 2]);
		const third = holdBack([], second.held, few, AT + 2);
		expect(named(third.told)).toEqual(
			named([...withoutUsers.slice(8), ...withoutUsers.slice(0, 1)]),
		);
		expect([third.remaining, third.held]).toEqual([0, NOTHING_HELD]);
	});
});

describe('quiet hours', () => {
	const quiet: Patience = { quietMs: 2 * HOUR, maxEvents: 0 };
	const once = holdBack(events, NOTHING_HELD, quiet, AT);

	it('drop the same event of the same user until they are over', () => {
		expect(once.told).toEqual(events);
		const soon = holdBack(events, once.held, quiet, AT + 2 * HOUR - 1);
		expect([soon.told, soon.remaining]).toEqual([[], 0]);
		expect(holdBack(events, soon.held, quiet, AT + 2 * HOUR).told).toEqual(events);
	});

	it('are about one event of one user', () => {
		const [first, second] = events;
		if (first === undefined || second === undefined) throw new Error('There are events');
		const { held } = holdBack([first], NOTHING_HELD, quiet, AT);
		expect(holdBack([second], held, quiet, AT + 1).told).toEqual([second]);
		const other = { ...first, owner: second.owner, event: second.event };
		expect(holdBack([other], held, quiet, AT + 1).told).toEqual([other]);
	});

	it('are forgotten once they are over, or when nobody wants them any more', () => {
		expect(holdBack([], once.held, quiet, AT + 3 * HOUR).held).toEqual(NOTHING_HELD);
		expect(holdBack([], once.held, FREE, AT + 1).held).toEqual(NOTHING_HELD);
	});
});

describe('what earlier polls held back', () => {
	const back = (pending: string) => holdBack([], { pending, quiet: '' }, FREE, AT).told;

	it('is left out where it cannot be read, and has no values where they are missing', () => {
		expect(back('x,!a,!b')).toEqual([]);
		expect(back('99,!a,!b')).toEqual([]);
		expect(back('1,!a,!b')).toEqual([
			{
				event: 'balanceCrossed',
				owner: '!a,!b',
				changed: null,
				previous: null,
				current: null,
				detectedAt: 0,
				user: null,
			},
		]);
	});

	it('has no field where that is no text', () => {
		expect(back('1,!a,!b,*5,*1,*2,z')).toMatchObject([
			{ changed: null, previous: 1, current: 2, detectedAt: 35 },
		]);
	});

	it('is quiet no longer where nothing has to be, and nothing comes of nothing', () => {
		const quiet = `1,!a,!b,${(AT + HOUR).toString(36)}`;
		expect(holdBack([], { pending: '', quiet }, FREE, AT).held.quiet).toBe('');
		const patient = { quietMs: HOUR, maxEvents: 0 };
		expect(holdBack([], { pending: '', quiet }, patient, AT).held.quiet).toBe(quiet);
		expect(holdBack([], NOTHING_HELD, patient, AT).held).toEqual(NOTHING_HELD);
	});
});
