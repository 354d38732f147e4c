import { type EChartsCoreOption, init } from 'echarts';
import { count, megabytes } from '../lab/numbers';
import { isOurs, type Job } from './jobs';
import { type Cell, type CostName, costOf, type Results, titleOf } from './results';
import { GROWTH_COSTS } from './targets';

const SIZE = { width: 860, height: 420 };

/** The package's own bars and lines stand out from all others, for colour-blind readers, too. */
const COLOUR = { ours: '#0072b2', second: '#d55e00', others: '#b8b8b8' };

/** Draws a chart as SVG text, on white, for readers of any theme. */
function toSvg(chart: EChartsCoreOption): string {
	const drawing = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
	drawing.setOption({
		animation: false,
		backgroundColor: '#ffffff',
		color: [COLOUR.ours, COLOUR.second],
		grid: { left: 80, right: 80, top: 60, bottom: 110 },
		legend: { bottom: 10, itemGap: 60 },
		...chart,
	});
	const svg = drawing.renderToSVGString();
	drawing.dispose();
	return svg;
}

/** What is drawn of a job, by the end of the file's name. */
export const DRAWN: Readonly<Record<string, CostName>> = {
	'': 'untilStored',
	'-memory': 'peakMemory',
	'-record': 'record',
};

/** The plots of a job, by file name. */
export function jobPlots(job: Job, cells: readonly Cell[]): Map<string, string> {
	if (job.onlyAlone) return new Map();
	const drawn = Object.entries(DRAWN).map(([end, cost]): [string, string] => [
		`${job.name}${end}.svg`,
		toSvg(bars(job, cells, cost)),
	]);
	return new Map(drawn);
}

/** Where the panels stand: names of the ways at the left, a panel for each number of users beside them. */
const NAMES_WIDTH = 270;
const PANEL = { width: 125, gap: 65, top: 70 };

/**
 * A panel of bars for each number of users, every one from zero to its own longest bar, where the server answers at
 * once. The names stand beside the bars and the package's are in a colour of their own: nobody has to match a legend.
 */
function bars(job: Job, cells: readonly Cell[], cost: CostName): EChartsCoreOption {
	const unit = titleOf(cost).endsWith('MB') ? 1e6 : 1;
	const fastest = Math.min(...cells.map(({ delayMs }) => delayMs));
	const shown = cells.flatMap((cell) => {
		const value = cell.delayMs === fastest ? costOf(cost, cell) : undefined;
		return value === undefined ? [] : [{ ...cell, value: value / unit }];
	});
	const users = [...new Set(shown.map((cell) => cell.users))];
	const ways = Object.entries(job.ways).filter(([name]) => shown.some(({ way }) => way === name));
	const left = (panel: number) => NAMES_WIDTH + panel * (PANEL.width + PANEL.gap);
	return {
		title: [
			{ text: `${job.title}: ${titleOf(cost)}`, left: 'center' },
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
			data: ways.map(([, { title }]) => title),
			axisTick: { show: false },
			axisLabel: { show: panel === 0, width: NAMES_WIDTH - 40, overflow: 'break' },
		})),
		series: users.map((each, panel) => ({
			type: 'bar',
			xAxisIndex: panel,
			yAxisIndex: panel,
			data: ways.map(([name]) => ({
				value: shown.find((cell) => cell.way === name && cell.users === each)?.value,
				itemStyle: { color: isOurs(name) ? COLOUR.ours : COLOUR.others },
			})),
			label: {
				show: true,
				position: 'right',
				formatter: ({ value }: { value: number }) =>
					unit === 1 ? count(value) : megabytes(value * unit),
			},
		})),
	};
}

/** Time and memory by the number of users, both axes logarithmic: a straight line at 45° is linear growth. */
export function growthPlot(growth: Results['growth']): string {
	const line = (
		name: string,
		yAxisIndex: number,
		value: (step: (typeof growth)[number]) => number,
	) => ({
		type: 'line',
		name,
		yAxisIndex,
		data: growth.map((step) => [step.users, value(step)]),
	});
	const power = (value: number) => (value < 1 ? String(value) : count(value));
	const axis = { type: 'log', axisLabel: { formatter: power } };
	return toSvg({
		title: { text: 'Get Many in the engine', left: 'center' },
		xAxis: { ...axis, name: 'users', nameLocation: 'middle', nameGap: 30 },
		yAxis: [
			{ ...axis, name: 'ms' },
			{ ...axis, name: 'MB' },
		],
		series: [
			line('time of the run, ms', 0, GROWTH_COSTS.Time),
			line('memory of the items, MB', 1, (step) => Math.max(GROWTH_COSTS.Memory(step), 1) / 1e6),
		],
	});
}
