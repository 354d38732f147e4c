import type { Fault } from '../../../sandbox/faults/faultSchema';
import type { Sign } from '../../../wallet-api/reading/movement';
import { passOver, type PassOf } from '../../support/passes';
import { pagesOf } from '../../support/reading';
import { useWalletServer } from '../../support/useWalletServer';

const around = useWalletServer();

const over = async (of: PassOf) => await passOver(around.server, of);

/** The ids of the users from a place on, counted from 1. */
const idsFrom = (place: number, count: number) => around.server.merchant.idsFrom(place, count);

describe('a pass over a list that holds still', () => {
	it.each([
		[0, ['1 of 10'], []],
		[1, ['1 of 10'], []],
		[9, ['1 of 10'], []],
		[10, ['1 of 10'], []],
		[11, ['1 of 10', '2 of 10'], [10]],
		[30, ['1 of 10', '2 of 10', '3 of 10'], [10, 20]],
	])('of %i users takes the pages it has, and no more', async (users, pages, seams) => {
		const pass = await over({ users });
		expect(pagesOf(pass.requests)).toEqual(pages);
		expect(pass).toMatchObject({ ids: idsFrom(1, users), signs: [], seams, total: users });
	});

	it('backward begins at the end', async () => {
		const pass = await over({ users: 25, direction: 'backward' });
		expect(pagesOf(pass.requests)).toEqual(['3 of 10', '2 of 10', '1 of 10']);
		expect(pass).toMatchObject({ ids: idsFrom(1, 25), signs: [], seams: [10, 20], total: 25 });
	});

	it('backward over nobody asks for the first page', async () => {
		const pass = await over({ users: 0, direction: 'backward' });
		expect(pagesOf(pass.requests)).toEqual(['1 of 10']);
	});

	it('forward does not care how many users there were before', async () => {
		expect(await over({ users: 25, total: 99 })).toMatchObject({ signs: [], total: 25 });
	});

	it('backward does: it may have begun at the wrong end', async () => {
		const pass = await over({ users: 25, total: 45, direction: 'backward' });
		expect(pass).toMatchObject({ signs: ['totalChanged'], total: 25 });
		expect(pass.ids).toEqual(idsFrom(1, 25));
	});

	it('takes no more than are wanted, of a last page only a part', async () => {
		const pass = await over({ users: 40, wanted: 25 });
		expect(pagesOf(pass.requests)).toEqual(['1 of 10', '2 of 10', '3 of 10']);
		expect(pass).toMatchObject({ ids: idsFrom(1, 25), signs: [], total: 40 });
	});

	it('reads the first page alone, and then as many at once as it may', async () => {
		const underWay: number[] = [];
		await over({
			users: 90,
			parallelRequests: 4,
			hooks: () => ({ onStart: (count) => underWay.push(count) }),
		});
		expect(underWay.slice(0, 5)).toEqual([1, 1, 2, 3, 4]);
		expect(underWay).toHaveLength(9);
	});

	it('sends the filters with every page', async () => {
		const filters = { KYCStatus: ['Approved'], mchUuidList: ['JT1'] };
		const { requests } = await over({ users: 5, filters });
		expect(requests.map(({ parameters }) => parameters)).toEqual([
			{ timestamp: expect.any(Number), page: 1, size: 10, ...filters },
		]);
	});
});

describe('a sign', () => {
	/** What goes wrong on page 2 of 3, and every sign that it gives. */
	const signs: ReadonlyArray<readonly [fault: Fault, signs: readonly Sign[]]> = [
		[{ kind: 'wrongTotal', by: 3 }, ['totalChanged']],
		[{ kind: 'wrongCurrent' }, ['wrongPage']],
		[{ kind: 'wrongSize' }, ['wrongSize']],
		[{ kind: 'shortPage' }, ['wrongRowCount', 'countDiffers']],
		[{ kind: 'emptyPage' }, ['wrongRowCount', 'countDiffers']],
		[{ kind: 'repeatedPage' }, ['repeatedPage', 'repeatedUser', 'countDiffers']],
		[{ kind: 'usersCreated', at: 'before' }, ['totalChanged', 'repeatedUser', 'countDiffers']],
		[{ kind: 'usersRemoved', at: 'before' }, ['totalChanged']],
		[{ kind: 'missingFields', of: 'data', fields: ['current', 'size'] }, []],
	];

	it.each(signs)('is seen: %j', async (fault, expected) => {
		const pass = await over({ users: 30, faults: [{ ...fault, when: { page: 2 } }] });
		expect(pass.signs).toEqual(expected);
		expect(new Set(pass.ids).size).toBe(pass.ids.length);
	});

	it('of a row that shows twice is no repeated page when others on it are new', async () => {
		const faults: Fault[] = [{ kind: 'usersCreated', at: 'before', when: { page: 2 } }];
		const pass = await over({ users: 30, faults });
		expect(pass.signs).not.toContain('repeatedPage');
		expect(pass.ids).toEqual(idsFrom(2, 29));
	});

	it('is not that rows are missing which are not wanted', async () => {
		const pass = await over({ users: 30, wanted: 12, pageRows: 6 });
		expect(pass).toMatchObject({ signs: [], ids: idsFrom(1, 12) });
	});
});
