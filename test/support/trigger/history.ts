/** Random histories of a merchant and of the trigger that watches it. */
import fc from 'fast-check';
import { EVENT_KINDS } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import type { Fault } from '../../../sandbox/faults/faultSchema';
import type { RowFields } from '../../../sandbox/merchant/rows';
import type { ModelSettings } from './model';

/** One thing that happens. */
export type Step =
	/** The user is created, or changed where there is one. */
	| { readonly kind: 'put'; readonly mchUuid: string; readonly fields: RowFields }
	| { readonly kind: 'remove'; readonly mchUuid: string }
	| { readonly kind: 'poll'; readonly faults: readonly Fault[] }
	/** n8n stops and starts: what was not stored by then is forgotten. */
	| { readonly kind: 'restart'; readonly stored: 'everyPoll' | 'handOffs' }
	| { readonly kind: 'set'; readonly settings: ModelSettings };

/** A history, and how the list is read in it. */
export interface History {
	readonly settings: ModelSettings;
	readonly reading: { pageSize: number; parallelRequests: number; maxRetries: number };
	readonly steps: readonly Step[];
}

const IDS = [
	...Array.from({ length: 7 }, (_, i) => `JT10955958019383411${String(i).padStart(2, '0')}`),
	'JT1',
	'0095595801938341107',
	'shop, 12; ร้าน~1!*',
];

const anId = fc.constantFrom(...IDS);
const satang = fc.constantFrom(-5, 0, 99, 100, 101, 150, 5_000, 10_000, 10_001, 90_000);
const kycStatus = fc.constantFrom('Unsubmitted', 'Pending', 'Approved', 'Rejected', 'Frozen');
const userStatus = fc.constantFrom('Active', 'Deactivating', 'Deactivated');

/** `undefined` takes a field out of the row. */
const fields: fc.Arbitrary<RowFields> = fc.record(
	{
		balance: fc.oneof({ weight: 9, arbitrary: satang }, fc.constant(undefined)),
		codBalance: satang,
		KYCStatus: fc.oneof({ weight: 9, arbitrary: kycStatus }, fc.constant(undefined)),
		authorizationStatus: fc.constantFrom('Authorized', 'Unauthorized'),
		mobileVerificationStatus: fc.constantFrom('Verified', 'Unverified'),
		userStatus,
	},
	{ requiredKeys: [] },
);

const settings: fc.Arbitrary<ModelSettings> = fc.record({
	events: fc.oneof(
		fc.constant(EVENT_KINDS),
		fc.subarray([...EVENT_KINDS], { minLength: 1 }),
		fc.constant(['balanceCrossed'] as const),
	),
	amountField: fc.constantFrom('balance', 'balance', 'codBalance'),
	threshold: fc.record({
		direction: fc.constantFrom('below', 'above'),
		satang: fc.constantFrom(0, 100, 10_000),
	}),
	change: fc.record({
		direction: fc.constantFrom('any', 'up', 'down'),
		atLeast: fc.constantFrom(0, 1, 2, 51, 5_000),
	}),
	kycStatusTo: fc.oneof(fc.constant([]), fc.subarray(['Pending', 'Approved', 'Rejected'])),
	userStatusTo: fc.oneof(fc.constant([]), fc.subarray(['Deactivating', 'Deactivated'])),
	filters: fc.oneof(
		{ weight: 3, arbitrary: fc.constant({}) },
		fc.record(
			{
				KYCStatus: fc.subarray(['Unsubmitted', 'Pending', 'Approved', 'Rejected']),
				userStatus: fc.subarray(['Active', 'Deactivating', 'Deactivated']),
			},
			{ requiredKeys: [] },
		),
	),
	onFirstPoll: fc.constantFrom('remember', 'remember', 'report'),
});

const when = fc.oneof(
	fc.constant({}),
	fc.record({ page: fc.integer({ min: 1, max: 3 }) }),
	fc.record({ request: fc.integer({ min: 1, max: 4 }), times: fc.integer({ min: 1, max: 2 }) }),
	fc.record({ every: fc.constant(true) }),
);

const position = fc.integer({ min: 1, max: 6 });

/** What fails, and what the server gets wrong. */
const failure: fc.Arbitrary<Fault> = fc.oneof(
	fc.record({ kind: fc.constant('vendorCode' as const), code: fc.constantFrom(21000, 1001), when }),
	fc.record({ kind: fc.constant('httpStatus' as const), status: fc.constantFrom(503, 404), when }),
	fc.record({
		kind: fc.constantFrom('resetBeforeHeaders', 'cutOffJson', 'html', 'nullList'),
		when,
	}),
	// One less would be a lie that nobody can see through, where a page ends there.
	fc.record({ kind: fc.constant('wrongTotal' as const), by: fc.constant(1), when }),
	fc.record({
		kind: fc.constantFrom('shortPage', 'emptyPage', 'repeatedPage', 'wrongCurrent'),
		when,
	}),
);

/** What others do to the list while it is read. */
const movement: fc.Arbitrary<Fault> = fc.oneof(
	fc.record({
		kind: fc.constant('usersCreated' as const),
		rows: anId.chain((mchUuid) => fields.map((row) => [{ ...row, mchUuid }])),
		when,
	}),
	fc.record({ kind: fc.constant('usersRemoved' as const), position, when }),
	fc.record({ kind: fc.constant('usersChanged' as const), position, set: fields, when }),
);

const aPut = fc.record({ kind: fc.constant('put' as const), mchUuid: anId, fields });

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 8, arbitrary: aPut },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), mchUuid: anId }) },
	{ weight: 5, arbitrary: fc.constant({ kind: 'poll' as const, faults: [] }) },
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('poll' as const),
			faults: fc.array(fc.oneof(failure, movement, movement), { minLength: 1, maxLength: 2 }),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('restart' as const),
			stored: fc.constantFrom('everyPoll', 'handOffs'),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('set' as const), settings }) },
);

/** Any history: some users, then this and that, with polls at any time. */
export const anyHistory: fc.Arbitrary<History> = fc.record({
	settings,
	reading: fc.record({
		pageSize: fc.oneof(fc.constant(10_000), fc.integer({ min: 2, max: 5 })),
		parallelRequests: fc.integer({ min: 1, max: 3 }),
		maxRetries: fc.constantFrom(0, 1),
	}),
	steps: fc
		.tuple(fc.array(aPut, { maxLength: 7 }), fc.array(step, { minLength: 4, maxLength: 24 }))
		.map(([start, steps]) => [...start, ...steps]),
});
