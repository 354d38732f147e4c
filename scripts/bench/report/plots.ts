import type { Cell, Growth, Results, RunCost } from '../results';
import { median, medianOf } from '../statistics';
import { count } from '../words';
import { TITLES } from './contenderTables';
import { type Chart, toSvg } from './svg';

/** File name → SVG text; what was not measured has none. */
export function plots({ cells, growth }: Results): Map<string, string> {
	const charts: Array<[string, Chart | undefined]> = [
		[
			'stored.svg',
			bars(
				'From start until stored, ms',
				cells,
				inRounds(({ storedMs }) => storedMs),
			),
		],
		[
			'memory.svg',
			bars('Peak memory, MB', cells, ({ alone }) =>
				inMillions(medianOf(alone, ({ peakBytes }) => peakBytes)),
			),
		],
		[
			'record.svg',
			bars(
				'Stored record, MB',
				cells,
				inRounds(({ recordBytes }) => inMillions(recordBytes)),
			),
		],
		['growth.svg', growth.length > 0 ? lines(growth) : undefined],
	];
	return new Map(charts.flatMap(([name, chart]) => (chart ? [[name, toSvg(chart)]] : [])));
}

const inRounds = (cost: (run: RunCost) => number | undefined) => (cell: Cell) =>
	medianOf(cell.rounds, cost);

const inMillions = (bytes: number | undefined) => bytes && bytes / 1e6;

/** A group of bars for each number of users, a bar for each contender, where the server answers at once. */
function bars(
	title: string,
	cells: readonly Cell[],
	cost: (cell: Cell) => number | undefined,
): Chart | undefined {
	const fastest = Math.min(...cells.map(({ delayMs }) => delayMs));
	const shown = cells
		.filter(({ delayMs }) => delayMs === fastest)
		.map((cell) => ({ ...cell, value: cost(cell) }))
		.filter(({ value }) => value !== undefined);
	if (shown.length === 0) return undefined;
	const users = [...new Set(shown.map((cell) => cell.users))];
	const contenders = [...new Set(shown.map(({ contender }) => contender))];
	return {
		title: { text: title, left: 'center' },
		xAxis: { type: 'category', data: users.map((each) => `${count(each)} users`) },
		yAxis: { type: 'log', axisLabel: { formatter: count } },
		series: contenders.map((contender) => ({
			type: 'bar',
			name: TITLES[contender] ?? contender,
			data: users.map(
				(each) => shown.find((cell) => cell.contender === contender && cell.users === each)?.value,
			),
			label: {
				show: true,
				position: 'top',
				fontSize: 10,
				formatter: ({ value }: { value: number }) => count(value),
			},
		})),
	};
}

/** Time and memory by the number of users, both axes logarithmic: a straight line at 45° is linear growth. */
function lines(growth: readonly Growth[]): Chart {
	const line = (name: string, yAxisIndex: number, value: (step: Growth) => number) => ({
		type: 'line',
		name,
		yAxisIndex,
		data: growth.map((step) => [step.users, value(step)]),
	});
	const axis = { type: 'log', axisLabel: { formatter: count } };
	return {
		title: { text: 'Get Many in the engine', left: 'center' },
		xAxis: { ...axis, name: 'users', nameLocation: 'middle', nameGap: 30 },
		yAxis: [
			{ ...axis, name: 'ms' },
			{ ...axis, name: 'MB' },
		],
		series: [
			line('time of the run, ms', 0, ({ runMs }) => median(runMs)),
			line('memory of the items, MB', 1, ({ heapBytes }) => Math.max(heapBytes, 1) / 1e6),
		],
	};
}
