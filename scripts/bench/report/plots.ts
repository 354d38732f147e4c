import { type Cost, peakMemory, storedRecord, untilStored } from '../compare';
import type { Cell, Growth, Results } from '../results';
import { median } from '../statistics';
import { count } from '../words';
import { isOurs, TITLES } from './contenderTables';
import { type Chart, COLOUR, toSvg } from './svg';

/** File name → SVG text; what was not measured has none. */
export function plots({ cells, growth }: Results): Map<string, string> {
	const charts: Array<[string, Chart | undefined]> = [
		['stored.svg', bars('From start until stored, ms', cells, untilStored)],
		['memory.svg', bars('Peak memory, MB', cells, inMillions(peakMemory))],
		['record.svg', bars('Stored record, MB', cells, inMillions(storedRecord))],
		['growth.svg', growth.length > 0 ? lines(growth) : undefined],
	];
	return new Map(charts.flatMap(([name, chart]) => (chart ? [[name, toSvg(chart)]] : [])));
}

const inMillions =
	(cost: Cost): Cost =>
	(cell) => {
		const bytes = cost(cell);
		return bytes && bytes / 1e6;
	};

/** Where the panels stand: names of the contenders at the left, a panel for each number of users beside them. */
const NAMES_WIDTH = 270;
const PANEL = { width: 125, gap: 65, top: 70 };

/**
 * A panel of bars for each number of users, every one from zero to its own longest bar, where the server answers at
 * once. The names stand beside the bars and the package's are in a colour of their own: nobody has to match a legend.
 */
function bars(title: string, cells: readonly Cell[], cost: Cost): Chart | undefined {
	const fastest = Math.min(...cells.map(({ delayMs }) => delayMs));
	const shown = cells
		.filter(({ delayMs }) => delayMs === fastest)
		.map((cell) => ({ ...cell, value: cost(cell) }))
		.filter(({ value }) => value !== undefined);
	if (shown.length === 0) return undefined;
	const users = [...new Set(shown.map((cell) => cell.users))];
	const contenders = [...new Set(shown.map(({ contender }) => contender))];
	const left = (panel: number) => NAMES_WIDTH + panel * (PANEL.width + PANEL.gap);
	return {
		title: [
			{ text: title, left: 'center' },
			...users.map((each, panel) => ({
				text: `${count(each)} users`,
				textStyle: { fontSize: 13, fontWeight: 'normal' },
				left: left(panel),
				top: PANEL.top - 28,
			})),
		],
		grid: users.map((_, panel) => ({
			left: left(panel),
			width: PANEL.width,
			top: PANEL.top,
			bottom: 20,
		})),
		xAxis: users.map((_, panel) => ({
			gridIndex: panel,
			type: 'value',
			max: 'dataMax',
			show: false,
		})),
		yAxis: users.map((_, panel) => ({
			gridIndex: panel,
			type: 'category',
			inverse: true,
			data: contenders.map((contender) => TITLES[contender] ?? contender),
			axisTick: { show: false },
			axisLabel: { show: panel === 0, width: NAMES_WIDTH - 40, overflow: 'break' },
		})),
		series: users.map((each, panel) => ({
			type: 'bar',
			xAxisIndex: panel,
			yAxisIndex: panel,
			data: contenders.map((contender) => ({
				value: shown.find((cell) => cell.contender === contender && cell.users === each)?.value,
				itemStyle: { color: isOurs(contender) ? COLOUR.ours : COLOUR.others },
			})),
			label: {
				show: true,
				position: 'right',
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
	const power = (value: number) => (value < 1 ? String(value) : count(value));
	const axis = { type: 'log', axisLabel: { formatter: power } };
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
