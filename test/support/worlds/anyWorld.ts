import fc from 'fast-check';
import { failed, type Result } from '../../../wallet-api/failures';
import { type Reading, readUsers } from '../../../wallet-api/reading/readUsers';
import { WorldServer } from './server';
import type { Change, Laws } from './world';

/** A world, what happens in it, and what is asked for. */
export interface WorldHistory {
	readonly laws: Laws;
	readonly changes: ReadonlyArray<{ readonly before: number; readonly change: Change }>;
	readonly timeOuts: readonly number[];
	readonly pageSize: number;
	readonly limit: number | undefined;
	readonly parallelRequests: number;
	readonly seed: number;
}

const place = fc.nat({ max: 2_000 });

const change: fc.Arbitrary<Change> = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('create', 'sameSecond') }) },
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('leave'), place }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('restore'), which: place }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('join'), place }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('touch'), place }) },
);

/** Several changes at once, between two requests. */
const changes = fc
	.array(
		fc.record({
			before: fc.integer({ min: 1, max: 14 }),
			several: fc.array(change, { minLength: 1, maxLength: 9 }),
		}),
		{ maxLength: 5 },
	)
	.map((moments) =>
		moments.flatMap(({ before, several }) => several.map((one) => ({ before, change: one }))),
	);

function mostly<Value>(usual: Value, seldom: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
	return fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: seldom });
}

const laws: fc.Arbitrary<Laws> = fc.record({
	users: fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 60 }), fc.integer({ min: 60, max: 300 })),
	perSecond: mostly(1, fc.constantFrom(2, 3, 10, 50)),
	ties: mostly<Laws['ties']>('stable', fc.constantFrom<Laws['ties']>('shuffled', 'touched')),
	total: mostly<Laws['total']>(
		'exact',
		fc.oneof(
			fc.constant<Laws['total']>('countedFirst'),
			fc.record({ cachedFor: fc.integer({ min: 2, max: 40 }) }),
			fc.record({ off: fc.integer({ min: -400, max: 400 }) }),
			fc.record({ off: fc.integer({ min: -3, max: 3 }) }),
		),
	),
	replica: mostly<Laws['replica']>(undefined, fc.integer({ min: 1, max: 8 })),
	cap: mostly<Laws['cap']>(undefined, fc.integer({ min: 7, max: 40 })),
	pastEnd: mostly<Laws['pastEnd']>('empty', fc.constant('lastPage')),
	times: mostly<Laws['times']>(
		'all',
		fc.constantFrom<Laws['times']>('none', 'someMissing', 'someUnreadable', 'someWrong'),
	),
});

/** Worlds with everything in them that may happen, in small pages. */
export const anyWorld: fc.Arbitrary<WorldHistory> = fc.record({
	laws,
	changes: mostly<WorldHistory['changes']>([], changes),
	timeOuts: fc.constant([]),
	pageSize: fc.oneof(
		{ weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) },
		{ weight: 4, arbitrary: fc.integer({ min: 10, max: 51 }) },
	),
	limit: mostly<number | undefined>(undefined, fc.integer({ min: 1, max: 320 })),
	parallelRequests: fc.constantFrom(1, 1, 2, 4, 10),
	seed: fc.nat(),
});

/** What came of a history. */
export interface Lived {
	readonly server: WorldServer;
	readonly result: Result<Reading>;
}

/** Reads the list of a world. */
export async function live(history: WorldHistory): Promise<Lived> {
	const { laws: of, limit, pageSize, seed, ...events } = history;
	const server = new WorldServer(of, { ...events, random: randomFrom(seed) });
	const result = await readUsers(server, { filters: {}, limit, pageSize }).catch((error: unknown) =>
		failed('notSent', { detail: String(error) }),
	);
	return { server, result };
}

/** mulberry32, a small generator of numbers that look random. */
function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/**
 * Whether nothing is odd about a world but that it moves: pages of ten rows or more, an order that times fix or that is
 * stable, and no cap of fewer rows than neighbouring pages share twice over. An empty list with a total is not ordinary.
 */
export function isOrdinary({
	laws: { ties, times, cap, perSecond, users },
	pageSize,
}: WorldHistory): boolean {
	const isOrdered = times === 'all' && (ties === 'stable' || perSecond === 1);
	return isOrdered && (cap === undefined || cap >= 20) && pageSize >= 10 && users > 0;
}
