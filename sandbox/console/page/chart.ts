import uPlot from 'uplot';
import type { State } from './answers';
import { History } from './history';

const HEIGHT = 170;
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 3 });
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** Draws requests per second and the total balance over the last minutes. */
export class Chart {
	private readonly history = new History();
	private plot: uPlot;

	constructor(private readonly place: HTMLElement) {
		this.plot = this.draw();
		new ResizeObserver(() => this.plot.setSize(this.size())).observe(place);
		matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
			this.plot.destroy();
			this.plot = this.draw();
		});
	}

	/** Adds what the sandbox looks like now. */
	add(state: State): void {
		this.history.add(state, Date.now());
		this.plot.setData(this.history.columns);
	}

	private size(): { width: number; height: number } {
		return { width: this.place.clientWidth, height: HEIGHT };
	}

	private draw(): uPlot {
		const styles = getComputedStyle(this.place);
		const colour = (name: string) => styles.getPropertyValue(name);
		const axis = { stroke: colour('--muted'), ticks: { show: false }, font: '11px system-ui' };
		const values = (_plot: uPlot, numbers: number[]) => numbers.map((value) => short.format(value));
		return new uPlot(
			{
				...this.size(),
				cursor: { show: false },
				legend: { live: false },
				scales: {
					x: { time: true },
					requests: { range: (_plot, _min, max) => [0, Math.max(max, 1) * 1.1] },
				},
				series: [
					{},
					{
						label: 'Requests per second',
						scale: 'requests',
						stroke: colour('--accent'),
						fill: colour('--accent-faint'),
						points: { show: false },
					},
					{
						label: 'Total balance in baht',
						scale: 'balance',
						stroke: colour('--money'),
						width: 2,
						points: { show: false },
					},
				],
				axes: [
					{
						...axis,
						space: 70,
						size: 24,
						values: (_plot, times) => times.map((time) => clock.format(time * 1000)),
						grid: { show: false },
					},
					{ ...axis, scale: 'requests', size: 36, values, grid: { stroke: colour('--line') } },
					{ ...axis, scale: 'balance', side: 1, size: 60, values, grid: { show: false } },
				],
			},
			this.history.columns,
			this.place,
		);
	}
}
