import type { Growth } from '../results';
import { median, ratio, slope } from '../statistics';
import { count } from '../words';
import type { Verdict } from './verdict';

/** From the first to the second number of users the slope is taken, and from the second to the largest again. */
const STEPS = [10_000, 100_000] as const;

/** Growth in a straight line has the same slope everywhere; so much more may it be at the far end. */
const LIMIT = 1.2;

const COSTS: ReadonlyArray<{ readonly what: string; readonly cost: (step: Growth) => number }> = [
	{ what: 'Time', cost: ({ runMs }) => median(runMs) },
	{ what: 'Memory', cost: ({ heapBytes }) => heapBytes },
];

/** Whether time and memory grow in a straight line; nothing where fewer numbers of users were measured. */
export function growthVerdicts(growth: readonly Growth[]): Verdict[] {
	const most = Math.max(0, ...growth.map(({ users }) => users));
	const [first, middle, last] = [...STEPS, most].map((users) =>
		growth.find((step) => step.users === users),
	);
	if (!first || !middle || !last || last === middle) return [];
	return COSTS.map(({ what, cost }): Verdict => {
		const between = (from: Growth, to: Growth) =>
			slope({ by: from.users, value: cost(from) }, { by: to.users, value: cost(to) });
		return {
			what: `${what} per further user, as the list grows`,
			where: `${count(middle.users)} to ${count(last.users)} users, against ${count(first.users)} to ${count(middle.users)}`,
			value: ratio(between(middle, last), between(first, middle)),
			limit: LIMIT,
			bound: 'at most',
			unit: '×',
		};
	});
}
