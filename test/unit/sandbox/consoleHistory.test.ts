import type { State } from '../../../sandbox/console/page/answers';
import { History } from '../../../sandbox/console/page/history';

function moment(requests: number, totalBalance: number | string = 0): State {
	return {
		users: 1,
		version: 0,
		totalBalance,
		faults: [],
		settings: { world: {} },
		counters: { requests, verified: requests, refused: 0 },
	};
}

it('tells requests per second, and the balance in baht', () => {
	const history = new History();
	history.add(moment(10, 150), 1_000);
	history.add(moment(16, '9223372036854775807'), 3_000);
	expect(history.columns).toEqual([
		[1, 3],
		[null, 3],
		[1.5, Number('92233720368547758.07')],
	]);
});

it('counts from nothing where the sandbox started over', () => {
	const history = new History();
	history.add(moment(500), 1_000);
	history.add(moment(2), 2_000);
	expect(history.columns[1]).toEqual([null, 2]);
});

it('draws no rate where no time has passed', () => {
	const history = new History();
	history.add(moment(1), 1_000);
	history.add(moment(2), 1_000);
	expect(history.columns[1]).toEqual([null, null]);
});

it('keeps the last 300 moments', () => {
	const history = new History();
	for (let second = 0; second < 310; second += 1) history.add(moment(second), second * 1000);
	const [times, rates] = history.columns;
	expect([times.length, times[0], times.at(-1)]).toEqual([300, 10, 309]);
	expect(rates.every((rate) => rate === 1)).toBe(true);
});
