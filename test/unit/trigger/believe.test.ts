/** What is strange enough not to be believed at once, and when the second look is the same as the first. */
import { believe } from '../../../nodes/JtWalletBalanceTrigger/believe';
import { acceptSettings } from '../../../nodes/JtWalletBalanceTrigger/settings';
import type { Standing } from '../../../nodes/JtWalletBalanceTrigger/standing';
import { plainContext } from '../../support/trigger/plainContext';

const aStanding = (): Standing => ({
	isPolling: true,
	doubted: undefined,
	handedOver: undefined,
	published: undefined,
});

const contextWith = (filters = {}) =>
	plainContext({
		parameters: { events: ['userGone'], filters },
		credential: {},
		state: {},
		sign: async (options) => options,
	});

const names = (from: number, to: number) =>
	Array.from({ length: to - from }, (_, place) => `u${from + place},-`);

/** What a poll sees of a list of this length that lacks some of those who were listed before. */
const lacking = (gone: string[], { listedBefore = 20, listed = 5, filters = '' } = {}) => ({
	question: {
		merchant: 'm',
		filters,
		tracked: { amount: undefined, statuses: [] },
		threshold: '',
	},
	memory: {
		kind: 'known',
		users: { listed: '', left: '' },
		held: { pending: '', quiet: '' },
		isSameQuestion: filters === '',
		isSameWatch: true,
		newAfter: '',
	} as const,
	outcome: { events: [], listed: [], left: [], isDecisive: true, listedBefore, gone },
	listed: {
		credential: { baseUrl: '', appId: '' },
		users: Array.from({ length: listed }, () => ({})),
		facts: { total: listed, doubts: [], unplaced: 0, withoutMchUuid: 0, sharedMchUuid: 0 },
	},
});

/** Whether sights are believed, one after the other. */
function believed(sights: Array<ReturnType<typeof lacking>>, filters = {}): boolean[] {
	const context = contextWith(filters);
	const standing = aStanding();
	const settings = acceptSettings(contextWith());
	return sights.map((sight) => {
		try {
			believe({ context, standing, settings, ...sight });
			return true;
		} catch (error) {
			expect(error).toHaveProperty('failure.cause', 'temporarily-unavailable');
			return false;
		}
	});
}

it.each([
	[10, 20, true],
	[11, 20, false],
	[9, 9, true],
	[10, 10, false],
])('%d of %d users gone', (gone, listedBefore, isBelieved) => {
	expect(believed([lacking(names(0, gone), { listedBefore })])).toEqual([isBelieved]);
});

describe('the second look after 15 of 20 were gone', () => {
	const first = lacking(names(0, 15));

	it.each<[what: string, second: ReturnType<typeof lacking>, isSame: boolean]>([
		['the same', first, true],
		['two others, which is a tenth of 20', lacking(names(1, 16)), true],
		['three others', lacking(names(0, 12)), false],
		['two more listed', lacking(names(0, 15), { listed: 7 }), true],
		['three more listed', lacking(names(0, 15), { listed: 8 }), false],
		['three fewer listed', lacking(names(0, 15), { listed: 2 }), false],
	])('%s', (_, second, isSame) => {
		expect(believed([first, second])).toEqual([false, isSame]);
	});

	it('is not at other filters', () => {
		const filters = { mchUuidList: '={{ $now }}' };
		const other = lacking(names(0, 15), { filters: 'other' });
		expect(believed([first, other, other], filters)).toEqual([false, false, true]);
		expect(believed([other, first, first], filters)).toEqual([false, false, true]);
		const third = lacking(names(0, 15), { filters: 'third' });
		expect(believed([other, third, third], filters)).toEqual([false, false, true]);
	});
});

it('says which filters an expression gives now, or that there are none', () => {
	const standing = aStanding();
	const sight = lacking([], { filters: 'other' });
	const told = (filters: object) => {
		const { wanted, ...others } = acceptSettings(contextWith());
		const settings = { ...others, wanted: { ...wanted, filters } };
		const context = contextWith({ KYCStatus: '={{ $now }}' });
		try {
			believe({ context, standing: { ...standing }, settings, ...sight });
			return '';
		} catch (error) {
			return Object(error).description;
		}
	};
	expect(told({})).toContain('which now gives no filter. A trigger');
	expect(told({ KYCStatus: ['Pending'] })).toContain('now gives KYC Status: Pending. A trigger');
});
