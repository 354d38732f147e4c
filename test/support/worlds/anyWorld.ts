import fc from 'fast-check';
import type { Cap, Laws } from './laws';
import type { Change } from './world';

/** A world, what happens in it, and what is asked for. */
export interface WorldHistory {
	readonly laws: Laws;
	readonly changes: ReadonlyArray<{ readonly before: number; readonly change: Change }>;
	readonly timeOuts: readonly number[];
	readonly pageSize: number;
	readonly limit: number | undefined;
	/** Whether only some of those who are found are kept. */
	readonly keepsSome: boolean;
	/** How many IDs are asked for; undefined where it is everyone. */
	readonly ids: number | undefined;
	readonly parallelRequests: number;
	readonly seed: number;
}

const place = fc.nat({ max: 2_000 });

const change: fc.Arbitrary<Change> = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('create', 'sameSecond') }) },
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('leave'), place }) },
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('leaveTogether'),
			place,
			many: fc.integer({ min: 2, max: 40 }),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('restore'), which: place }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('join'), place }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('touch'), place }) },
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

function nearlyAlways<Value>(usual: Value, seldom: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
	return fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: seldom });
}

const cap: fc.Arbitrary<Cap> = fc.record({
	rows: fc.integer({ min: 7, max: 40 }),
	begins: nearlyAlways<Cap['begins']>('asked', fc.constant('served')),
	from: nearlyAlways(1, fc.integer({ min: 2, max: 9 })),
	until: nearlyAlways(1_000_000, fc.integer({ min: 2, max: 12 })),
});

const laws: fc.Arbitrary<Omit<Laws, 'users'>> = fc.record({
	perSecond: mostly(1, fc.constantFrom(2, 3, 10, 50)),
	order: nearlyAlways<Laws['order']>('newestFirst', fc.constantFrom('oldestFirst', 'mixed')),
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
	cap: mostly<Laws['cap']>(undefined, cap),
	pages: mostly<Laws['pages']>(
		'asked',
		nearlyAlways<Laws['pages']>('lastAgain', fc.constantFrom('firstAgain', 'onlyFirst')),
	),
	times: mostly<Laws['times']>(
		'all',
		fc.constantFrom<Laws['times']>('none', 'someMissing', 'someUnreadable', 'someWrong'),
	),
	ids: mostly<Laws['ids']>(
		'all',
		fc.constantFrom<Laws['ids']>('numbers', 'someMissing', 'someShared', 'someWithoutUuid'),
	),
	twins: nearlyAlways(false, fc.constant(true)),
	isCaseBlind: fc.boolean(),
});

/** How many users there are, in pages of which size at most, and which requests time out. */
type Scale = Pick<WorldHistory, 'pageSize' | 'timeOuts'> & Pick<Laws, 'users'>;

/** Small pages: the same things happen as in large ones, and sooner. */
const small: fc.Arbitrary<Scale> = fc.record({
	users: fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 60 }), fc.integer({ min: 60, max: 300 })),
	pageSize: fc.oneof(
		{ weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) },
		{ weight: 4, arbitrary: fc.integer({ min: 10, max: 51 }) },
	),
	timeOuts: fc.constant([]),
});

/** Pages so large that they are cut after a time-out. */
const large: fc.Arbitrary<Scale> = fc.record({
	users: fc.integer({ min: 400, max: 3_000 }),
	pageSize: fc.integer({ min: 501, max: 1_300 }),
	timeOuts: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 3 }),
});

const scale = fc.oneof({ weight: 19, arbitrary: small }, { weight: 1, arbitrary: large });

/** More IDs than one request takes, up to three lists of them. */
const manyIds = fc.integer({ min: 5_001, max: 10_020 });

/** Worlds with everything in them that may happen. */
export const anyWorld: fc.Arbitrary<WorldHistory> = fc
	.record({
		scale,
		laws,
		changes: mostly<WorldHistory['changes']>([], changes),
		limit: mostly<number | undefined>(undefined, fc.integer({ min: 1, max: 320 })),
		keepsSome: nearlyAlways(false, fc.constant(true)),
		ids: fc.oneof(
			{ weight: 19, arbitrary: fc.constant(undefined) },
			{ weight: 1, arbitrary: fc.oneof(fc.integer({ min: 1, max: 100 }), manyIds) },
		),
		parallelRequests: fc.constantFrom(1, 1, 2, 4, 10),
		seed: fc.nat(),
	})
	.map(({ scale: { users, ...sizes }, laws: others, ...rest }) => ({
		laws: { users, ...others },
		...sizes,
		...rest,
	}));

/** Whether every answer comes from one and the same list. */
export function isStill({ laws, changes: moments, ids }: WorldHistory): boolean {
	return moments.length === 0 && laws.ties !== 'shuffled' && laws.cap === undefined && !ids;
}

/**
 * Whether nothing is odd about a world but that it moves: pages of ten rows or more, an order that times fix or that is
 * stable, no cap but one of more rows than neighbouring pages share twice over, and not more leavers at once than they
 * share. A server that serves other pages than it is asked for is not ordinary.
 */
export function isOrdinary(history: WorldHistory): boolean {
	const { laws, pageSize, changes: moments } = history;
	const { order, ties, times, perSecond, pages, twins } = laws;
	const isByTime = order === 'newestFirst' && times === 'all';
	const isOrdered = isByTime && (ties === 'stable' || perSecond === 1);
	const isServed = pages === 'asked' || pages === 'lastAgain';
	const areFew = moments.every(({ change: { kind } }) => kind !== 'leaveTogether');
	return isOrdered && isServed && isMild(laws.cap) && areFew && !twins && pageSize >= 10;
}

function isMild(most: Cap | undefined): boolean {
	return most === undefined || (most.rows >= 20 && most.begins === 'asked' && most.from === 1);
}
