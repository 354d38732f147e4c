import { init } from 'echarts';
import { count } from '../lab/numbers';
import { isOurs, type Job } from './job';
import { type Cell, costOf, titleOf } from './costs';

const WIDTH = 860;

/** The package's own bars stand out from all others, for colour-blind readers, too. */
const COLOUR = { ours: '#0072b2', others: '#b8b8b8' };

/** Where the panels stand: names of the ways at the left, a panel for each number of users beside them. All low, so that the plots of all jobs are seen at once. */
const NAMES_WIDTH = 270;
const PANEL = { width: 125, gap: 65, top: 66 };
const BAR = 24;

/** What is drawn of a job: tables tell the rest. */
export const DRAWN = 'untilStored';

/**
 * A job's ways as SVG text, on white, for readers of any theme: a panel of bars for each number of users, every one
 * from zero to its own longest bar, where the server answers at once. The names stand beside the bars.
 */
export function plotOf(job: Job, cells: readonly Cell[]): string {
	const fastest = Math.min(...cells.map(({ delayMs }) => delayMs));
	const shown = cells.flatMap((cell) => {
		const value = cell.delayMs === fastest ? costOf(DRAWN, cell) : undefined;
		return value === undefined ? [] : [{ ...cell, value }];
	});
	const users = [...new Set(shown.map((cell) => cell.users))];
	const ways = Object.entries(job.ways).filter(([name]) => shown.some(({ way }) => way === name));
	const left = (panel: number) => NAMES_WIDTH + panel * (PANEL.width + PANEL.gap);
	const height = PANEL.top + BAR * ways.length + 8;
	const heading = { textStyle: { fontSize: 13, fontWeight: 'normal' }, top: PANEL.top - 26 };
	const frame = { width: PANEL.width, top: PANEL.top, bottom: 8 };
	const names = ways.map(([, { title }]) => title);
	const rows = { type: 'category', inverse: true, data: names, axisTick: { show: false } };
	const label = ({ value }: { value: number }) => count(value);
	const drawing = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
	drawing.setOption({
		animation: false,
		backgroundColor: '#ffffff',
		title: [
			{
				text: `${job.title}: ${titleOf(DRAWN)}`,
				left: 'center',
				textStyle: { fontSize: 15 },
				top: 0,
			},
			...users.map((each, panel) => ({
				...heading,
				text: `${count(each)} users`,
				left: left(panel),
			})),
		],
		grid: users.map((_, panel) => ({ ...frame, left: left(panel) })),
		xAxis: users.map((_, gridIndex) => ({ gridIndex, max: 'dataMax', show: false })),
		yAxis: users.map((_, gridIndex) => ({
			...rows,
			gridIndex,
			axisLabel: { show: gridIndex === 0, width: NAMES_WIDTH - 40, overflow: 'break' },
		})),
		series: users.map((each, panel) => ({
			type: 'bar',
			xAxisIndex: panel,
			yAxisIndex: panel,
			data: ways.map(([name]) => ({
				value: shown.find((cell) => cell.way === name && cell.users === each)?.value,
				itemStyle: { color: isOurs(name) ? COLOUR.ours : COLOUR.others },
			})),
			label: { show: true, position: 'right', formatter: label },
		})),
	});
	const svg = drawing.renderToSVGString();
	drawing.dispose();
	return svg;
}
