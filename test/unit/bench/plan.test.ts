import { JOBS } from '../../../scripts/bench/jobs';
import { PART_NAMES } from '../../../scripts/bench/parts';
import { planFor, roundsAt } from '../../../scripts/bench/plan';

it('measures everything that the targets name by default', () => {
	expect(planFor({})).toMatchObject({
		users: undefined,
		delaysMs: [0, 100],
		rounds: 3,
		growth: expect.arrayContaining([1_000, 1_000_000]),
	});
});

it('has a part for every job', () => {
	expect(PART_NAMES).toEqual(expect.arrayContaining(JOBS.map(({ name }) => name)));
	expect(new Set(PART_NAMES).size).toBe(PART_NAMES.length);
});

it('measures nothing above the largest number of users it was told', () => {
	const plan = planFor({ users: [1_000, 20_000], rounds: 1 });
	expect(plan).toMatchObject({
		users: [1_000, 20_000],
		most: 20_000,
		rounds: 1,
		growth: [1_000, 10_000],
		blocking: [],
		signingUsers: 20_000,
		lookUp: { ids: 20_000 },
	});
});

it('measures few users more often, as chance is more of their time', () => {
	const plan = planFor({ rounds: 2 });
	expect([1_000, 10_000, 10_001, 500_000].map((users) => roundsAt(plan, users))).toEqual([
		10, 10, 2, 2,
	]);
});
