import { JOBS } from '../../../scripts/bench/jobs';
import { Merchant } from '../../../sandbox/merchant/merchant';

const merchant = new Merchant({ users: 10_000 }, () => 0);
const job = (name: string) => JOBS.find((each) => each.name === name);

it('asks for one wallet user in a hundred, and for every branch', () => {
	const few = job('few')?.expected(merchant).length ?? 0;
	expect(few).toBeGreaterThan(50);
	expect(few).toBeLessThan(150);
	const branches = new Set(merchant.rows().map(({ branchNo }) => branchNo));
	expect(job('branches')?.expected(merchant)).toHaveLength(branches.size);
});

it('reads totals under the names that Summarize gives them, and under those of the vendor', () => {
	const inWords = job('branches')?.inWords;
	expect(inWords?.({ branchNo: 'A1', sum_balance: 5 })).toBe('A1 5');
	expect(inWords?.({ branchNo: 'A1', totalBalance: 5 })).toBe('A1 5');
});

it.each(JOBS.map(({ name, ...each }) => [name, each] as const))(
	'%s holds its ways against ways that it has',
	(_, { ways, targets }) => {
		const rivals = targets.flatMap(({ rivals: names }) =>
			typeof names === 'string' ? ['ours'] : [...names],
		);
		const known = Object.keys(ways);
		for (const name of rivals.filter((each) => each !== 'loop')) expect(known).toContain(name);
	},
);
