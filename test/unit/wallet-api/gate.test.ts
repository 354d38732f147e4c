import fc from 'fast-check';
import { Gate } from '../../../wallet-api/calling/gate';

const manyWorks = fc.array(fc.record({ fails: fc.boolean(), narrows: fc.boolean() }), {
	minLength: 1,
	maxLength: 25,
});

/** Most works have to be ordinary, or the gate is narrow from the start. */
const mostlyWide = manyWorks.map((works) =>
	works.map((work, at) => ({ ...work, narrows: work.narrows && at % 7 === 6 })),
);

it('lets in no more than it may, in the order of arrival, and everybody in the end', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.scheduler(),
			fc.integer({ min: 1, max: 10 }),
			mostlyWide,
			async (scheduler, width, works) => {
				const gate = new Gate(width);
				const arrived: number[] = [];
				const entered: number[] = [];
				const left: number[] = [];
				const crowds: number[] = [];
				let allowed = width;

				const visit = async (name: number): Promise<string> => {
					arrived.push(name);
					return await gate.run(async () => {
						entered.push(name);
						const inside = entered.length - left.length;
						if (inside > allowed) crowds.push(inside);
						await scheduler.schedule(Promise.resolve(), `work ${name}`);
						if (works[name]?.narrows) {
							allowed = 1;
							gate.narrowToOne();
						}
						await scheduler.schedule(Promise.resolve(), `rest of ${name}`);
						left.push(name);
						if (works[name]?.fails) throw new Error(`${name} failed`);
						return `${name} done`;
					});
				};

				const results = Promise.allSettled(
					works.map(async (_, name) => {
						await scheduler.schedule(Promise.resolve(), `arrival ${name}`);
						return await visit(name);
					}),
				);
				await scheduler.waitIdle();

				expect(left).toHaveLength(works.length);
				expect(entered).toEqual(arrived);
				expect(crowds).toEqual([]);
				expect(await results).toEqual(
					works.map(({ fails }, name) =>
						fails
							? { status: 'rejected', reason: new Error(`${name} failed`) }
							: { status: 'fulfilled', value: `${name} done` },
					),
				);
			},
		),
		{ numRuns: 200 },
	);
});

/** A work that goes on until it is told to end. */
const openWork = () => {
	let end = () => {};
	const ended = new Promise<void>((resolve) => (end = resolve));
	const state = { started: false, end: () => end() };
	const work = async () => {
		state.started = true;
		await ended;
	};
	return { state, work };
};

const settle = async () => await new Promise((resolve) => setImmediate(resolve));

it('lets in as many at once as it is wide', async () => {
	const gate = new Gate(3);
	const works = Array.from({ length: 5 }, openWork);
	const all = works.map(async ({ work }) => await gate.run(work));
	await settle();
	expect(works.map(({ state }) => state.started)).toEqual([true, true, true, false, false]);
	works[1]?.state.end();
	await settle();
	expect(works.map(({ state }) => state.started)).toEqual([true, true, true, true, false]);
	for (const { state } of works) state.end();
	await Promise.all(all);
});

it('lets nobody in after it was narrowed, until all but one have left', async () => {
	const gate = new Gate(3);
	const works = Array.from({ length: 5 }, openWork);
	const all = works.map(async ({ work }) => await gate.run(work));
	gate.narrowToOne();
	for (const [left, started] of [3, 3, 4, 5].entries()) {
		works[left]?.state.end();
		await settle();
		expect(works.filter(({ state }) => state.started)).toHaveLength(started);
	}
	works[4]?.state.end();
	await Promise.all(all);
});

it('has its place free again after a work that throws at once', async () => {
	const gate = new Gate(1);
	const throwing = () => {
		throw new Error('at once');
	};
	await expect(gate.run(throwing)).rejects.toThrow('at once');
	await expect(gate.run(async () => 'next')).resolves.toBe('next');
});
