import { planFor, roundsAt } from '../../../scripts/bench/plan';

it('measures everything that is required unless told otherwise', () => {
	expect(planFor({ quick: false })).toMatchObject({
		parts: ['trigger', 'signing', 'blocking', 'growth', 'lookUp', 'cells'],
		users: [10_000, 100_000, 500_000],
		delaysMs: [0, 100],
		rounds: 3,
		growth: expect.arrayContaining([1_000, 1_000_000]),
	});
});

it('measures less when it has to be quick', () => {
	expect(planFor({ quick: true, only: ['cells'] })).toMatchObject({
		parts: ['cells'],
		users: [10_000, 100_000],
		rounds: 2,
	});
});

it('measures nothing above the largest number of users it was told', () => {
	const plan = planFor({ quick: false, users: [1_000, 20_000], rounds: 1 });
	expect(plan).toMatchObject({
		users: [1_000, 20_000],
		rounds: 1,
		growth: [1_000, 10_000],
		blocking: [],
		signingUsers: 20_000,
		lookUp: { ids: 20_000 },
	});
});

it('measures few users more often, as chance is more of their time', () => {
	const plan = planFor({ quick: false, rounds: 2 });
	expect([1_000, 10_000, 10_001, 500_000].map((users) => roundsAt(plan, users))).toEqual([
		10, 10, 2, 2,
	]);
});
