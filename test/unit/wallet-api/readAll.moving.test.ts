import type { Fault } from '../../../sandbox/faults/faultSchema';
import { become, both, join, leave, readMoving, type ReadingOf } from '../../support/movingList';
import { useWalletServer } from '../../support/useWalletServer';

const around = useWalletServer();

const read = async (of: ReadingOf) => await readMoving(around.server, of);

const SIX = [...'ABCDEF'];

describe('a list that moves once', () => {
	it.each([
		['somebody joins', { 2: join('N') }, 'NABCDEF', 2 + 1 + 4],
		['somebody leaves who was read', { 2: leave('A') }, 'BCDEF', 3 + 3],
		['somebody leaves who was not read yet', { 2: leave('E') }, 'ABCDF', 3 + 3],
		['one joins and one leaves', { 2: both(join('N'), leave('F')) }, 'NABCDE', 3 + 3],
		['one leaves after the last page', { 4: leave('A') }, 'ABCDEF', 3],
	])(
		'is read to the end, read again, and comes whole: %s',
		async (_what, happenings, names, requests) => {
			const came = await read({ names: SIX, pageSize: 2, happenings });
			expect(came.names).toBe(names);
			expect(came.pages).toHaveLength(requests);
			expect(came.movement).toBeUndefined();
		},
	);
});

describe('a list that moves all the time', () => {
	const restless = {
		names: SIX,
		pageSize: 2,
		happenings: { 2: leave('A'), 5: leave('B'), 8: leave('C') },
	};

	it('comes as everyone who was found, with a hint', async () => {
		const came = await read(restless);
		expect([...came.names].sort()).toEqual(SIX);
		expect(came.movement).toEqual({
			signs: ['totalChanged', 'repeatedUser'],
			passes: 3,
			found: 6,
			total: 3,
		});
		expect(came.hint).toBe(
			"The list of wallet users changed while it was read (the total changed, users came twice). It was read 3 times: 6 users were found, JT Wallet's last total is 3. Run the workflow again if every user matters.",
		);
	});

	it('is read a third time from its end', async () => {
		expect((await read(restless)).pages.slice(-2)).toEqual(['2 of 2', '1 of 2']);
	});

	it('is a hint, not a failure, when the server kept to its pages in one of the passes', async () => {
		const odd = (request: number): Fault => ({ kind: 'wrongCurrent', when: { request } });
		const came = await read({
			names: [...'ABC'],
			pageSize: 1,
			faults: [odd(1), odd(4)],
			// Read from the end: C is seen, then N joins and C leaves, and B slips from page 2 to page 3.
			happenings: { 8: both(join('N'), leave('C')) },
		});
		expect(came.pages.slice(6, 9)).toEqual(['3 of 1', '2 of 1', '1 of 1']);
		expect(came.pages.length).toBeGreaterThan(9);
		expect(came.movement).toEqual({
			signs: ['wrongPage', 'otherUsers'],
			passes: 3,
			found: 4,
			total: 3,
		});
		expect([...came.names].sort()).toEqual([...'ABCN']);
	});

	it('comes whole when the third pass finds it at rest, whatever lies behind the limit', async () => {
		const odd = (request: number): Fault => ({ kind: 'wrongCurrent', when: { request } });
		const faults = [odd(1), odd(4)];
		const came = await read({ names: SIX, pageSize: 2, limit: 5, faults });
		expect(came.pages).toEqual([
			...['1 of 2', '2 of 2', '3 of 2'],
			...['1 of 2', '2 of 2', '3 of 2'],
			...['3 of 2', '2 of 2', '1 of 2'],
			...['1 of 3', '2 of 3'],
		]);
		expect([came.names, came.movement]).toEqual(['ABCDE', undefined]);
	});

	it('gives no more than the limit', async () => {
		const happenings = { 2: leave('A'), 4: leave('B'), 6: leave('C') };
		const came = await read({ ...restless, limit: 4, happenings });
		expect(came.names).toHaveLength(4);
		expect(came.movement).toMatchObject({ found: 4 });
	});
});

describe('movement that leaves no sign', () => {
	it('is noticed when somebody new turns up on a later page', async () => {
		// Page 3 overtakes page 2. Then two leave and two join, so that B, between them, is on no page that is read.
		const came = await read({
			names: [...'ABC'],
			pageSize: 1,
			parallelRequests: 2,
			seed: 3,
			happenings: { 3: both(leave('A'), leave('C'), join('M'), join('N')) },
		});
		expect(came.pages.slice(0, 3)).toEqual(['1 of 1', '3 of 1', '2 of 1']);
		expect(came.names).toBe('NMB');
		expect(came.movement).toBeUndefined();
	});

	const filtered = { filters: { KYCStatus: ['Approved'] }, pageSize: 1 };

	it('is noticed at the seam between two pages when one leaves a filter and another enters', async () => {
		// After A was read, C leaves and b, in front of it, enters: page 2 is b's, and D, behind, is page 3.
		const came = await read({
			...filtered,
			names: [...'AbCD'],
			happenings: {
				2: both(become('b', 'Approved'), become('D', 'Rejected')),
				3: both(become('b', 'Rejected'), become('D', 'Approved')),
			},
		});
		expect(came.names).toBe('ACD');
		expect(came.pages).toEqual([
			...['1 of 1', '2 of 1', '3 of 1'],
			// The first seam shows that b and A are no longer neighbours.
			'1 of 2',
			...['1 of 1', '2 of 1', '3 of 1'],
			...['1 of 2', '1 of 3'],
		]);
		expect(came.movement).toBeUndefined();
	});

	it('is no reason to doubt when nothing else was between two pages', async () => {
		const came = await read({
			...filtered,
			names: [...'AbCd'],
			happenings: { 2: both(become('A', 'Rejected'), become('b', 'Approved')) },
		});
		expect([came.names, came.movement]).toEqual(['bC', undefined]);
	});

	it('is told of when it lasts', async () => {
		const flip = both(become('b', 'Approved'), become('D', 'Rejected'));
		const flop = both(become('b', 'Rejected'), become('D', 'Approved'));
		const came = await read({
			...filtered,
			names: [...'AbCD'],
			happenings: { 2: flip, 3: flop, 6: flip, 7: flop, 10: flip, 11: flop },
		});
		expect(came.movement).toEqual({ signs: ['otherUsers'], passes: 3, found: 3, total: 3 });
		expect(came.hint).toContain('(users entered or left the list)');
	});
});
