import { type EChartsCoreOption, init } from 'echarts';

/** What a chart shows; the rest is the house's look. */
export type Chart = EChartsCoreOption;

const SIZE = { width: 860, height: 420 };

/** The package's own bars and lines stand out from all others, for colour-blind readers, too. */
export const COLOUR = { ours: '#0072b2', second: '#d55e00', others: '#b8b8b8' };

/** Draws a chart as SVG text, on white, for readers of any theme. */
export function toSvg(chart: Chart): string {
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
