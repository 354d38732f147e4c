import fc from 'fast-check';
import type { Fault } from '../../../sandbox/faults/faultSchema';
import { faultsArbitrary } from './faultsArbitrary';

/** The statuses of a wallet user that the histories play with. */
export interface Statuses {
	readonly KYCStatus: string;
	readonly userStatus: string;
}

/** Something that happens to the list before a request reaches the server; `place` picks a user. */
export type Change = { readonly before: number; readonly place: number } & (
	| { readonly kind: 'create'; readonly statuses: Statuses; readonly sameSecond: boolean }
	/** A removed user comes back under the same id, as the newest; a user changed in what no filter looks at. */
	| { readonly kind: 'createAgain' | 'remove' | 'changeBalance' }
	| { readonly kind: 'changeStatus'; readonly statuses: Statuses }
	/**
	 * One leaves the list and another enters: by status, or, where the filter leaves nobody out, one is removed and
	 * one created. `back` undoes the last exchange of statuses.
	 */
	| { readonly kind: 'exchange'; readonly other: number; readonly back: boolean }
);

/** Everything that decides how a reading goes. */
export interface History {
	/** The users at the start, newest first. */
	readonly users: readonly Statuses[];
	/** How many users were created in the same second. */
	readonly usersPerSecond: number;
	readonly filter: 'none' | 'ids' | 'KYC' | 'KYC and user';
	readonly limit: number | undefined;
	readonly pageSize: number;
	readonly parallelRequests: number;
	readonly maxRetries: number;
	readonly changes: readonly Change[];
	readonly faults: readonly Fault[];
	/** When the execution is cancelled, in ms from the start; undefined for never. */
	readonly cancelAfterMs: number | undefined;
	/** Of the network's speed and of the waits. */
	readonly seed: number;
}

const statuses: fc.Arbitrary<Statuses> = fc.record({
	KYCStatus: fc.constantFrom('Approved', 'Approved', 'Rejected'),
	userStatus: fc.constantFrom('Active', 'Active', 'Deactivated'),
});

function seldom<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
	return fc.oneof(
		{ weight: 7, arbitrary: fc.constant(undefined) },
		{ weight: 1, arbitrary: value },
	);
}

const place = fc.nat({ max: 999 });
const before = fc.integer({ min: 2, max: 12 });

const change: fc.Arbitrary<Change> = fc.oneof(
	fc.record({
		kind: fc.constant('create'),
		before,
		place,
		statuses,
		sameSecond: fc.boolean(),
	}),
	fc.record({ kind: fc.constant('remove'), before, place }),
	fc.record({ kind: fc.constantFrom('changeBalance', 'createAgain'), before, place }),
	fc.record({ kind: fc.constant('changeStatus'), before, place, statuses }),
	fc.record({ kind: fc.constant('exchange'), before, place, other: place, back: fc.boolean() }),
);

/** Small lists in small pages, where much can happen between two of them. */
const small = {
	users: fc.oneof(
		{ weight: 1, arbitrary: fc.array(statuses, { maxLength: 3 }) },
		{ weight: 6, arbitrary: fc.array(statuses, { minLength: 3, maxLength: 24, size: 'max' }) },
	),
	pageSize: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 })),
};

/** Lists long enough for pages that can be cut. */
const large = {
	users: fc
		.tuple(fc.array(statuses, { minLength: 1, maxLength: 6 }), fc.integer({ min: 100, max: 220 }))
		.map(([pattern, times]) => Array.from({ length: times }, () => pattern).flat()),
	pageSize: fc.integer({ min: 501, max: 1100 }),
};

const circumstances = {
	usersPerSecond: fc.constantFrom(1, 1, 1, 2, 50),
	filter: fc.constantFrom('none', 'none', 'ids', 'KYC', 'KYC and user'),
	limit: seldom(fc.integer({ min: 1, max: 30 })),
	parallelRequests: fc.integer({ min: 1, max: 10 }),
	maxRetries: fc.integer({ min: 0, max: 5 }),
	changes: fc.oneof(fc.constant([]), fc.array(change, { maxLength: 12, size: 'max' })),
	faults: faultsArbitrary,
	cancelAfterMs: seldom(fc.nat({ max: 3_000 })),
	seed: fc.nat(),
} as const;

/** Short lists that hardly hold still for one request, over a good line: the hardest to read. */
export const restlessHistory: fc.Arbitrary<History> = fc.record({
	...circumstances,
	users: fc.array(statuses, { minLength: 3, maxLength: 7 }),
	usersPerSecond: fc.constantFrom(1, 2),
	filter: fc.constantFrom('none', 'KYC'),
	limit: fc.constant(undefined),
	pageSize: fc.integer({ min: 1, max: 2 }),
	parallelRequests: fc.integer({ min: 2, max: 4 }),
	changes: fc.array(change, { minLength: 4, maxLength: 16, size: 'max' }),
	faults: fc.constant([]),
	cancelAfterMs: fc.constant(undefined),
});

/** Lists of all sizes, over a line that often fails, read in all ways. */
export const ordinaryHistory: fc.Arbitrary<History> = fc.oneof(
	{ weight: 70, arbitrary: fc.record({ ...circumstances, ...small }) },
	{ weight: 1, arbitrary: fc.record({ ...circumstances, ...large }) },
);

/** Any history. */
export const anyHistory: fc.Arbitrary<History> = fc.oneof(
	{ weight: 3, arbitrary: ordinaryHistory },
	{ weight: 2, arbitrary: restlessHistory },
);
