import { type EChartsCoreOption, init } from 'echarts';

/** What a chart shows; the rest is the house's look. */
export type Chart = EChartsCoreOption;

const SIZE = { width: 860, height: 420 };

/** One colour for each contender, told apart by colour-blind readers, too. */
export const COLOURS = ['#7f7f7f', '#56b4e9', '#0072b2', '#e69f00', '#d55e00', '#009e73'];

/** Draws a chart as SVG text, on white, for readers of any theme. */
export function toSvg(chart: Chart): string {
	const drawing = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
	drawing.setOption({
		animation: false,
		backgroundColor: '#ffffff',
		color: COLOURS,
		grid: { left: 80, right: 80, top: 60, bottom: 110 },
		legend: { bottom: 10, type: 'plain' },
		...chart,
	});
	const svg = drawing.renderToSVGString();
	drawing.dispose();
	return svg;
}
