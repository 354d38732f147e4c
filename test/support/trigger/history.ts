/** Random histories of a merchant and of the trigger that watches it. */
import fc from 'fast-check';
import { EVENT_KINDS } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import type { Json } from '../../../wallet-api/contract';
import type { Fault } from '../../../sandbox/faults/faultSchema';
import type { RowFields } from '../../../sandbox/merchant/rows';
import type { ModelSettings } from './model';
import { type Way, WAYS } from './storing';

/** One thing that happens. */
export type Step =
	/** The user is created, or changed where there is one. */
	| { readonly kind: 'put'; readonly mchUuid: string; readonly fields: RowFields }
	| { readonly kind: 'remove'; readonly mchUuid: string }
	/** Users are missing from the list, the first ones, and there again: as after an answer that was cut off. */
	| { readonly kind: 'hide'; readonly users: number }
	| { readonly kind: 'show' }
	| { readonly kind: 'poll'; readonly faults: readonly Fault[] }
	| { readonly kind: 'wait'; readonly minutes: number }
	/** n8n stops and starts, or another one takes over, and polls: with faults, JT Wallet fails meanwhile. */
	| {
			readonly kind: 'restart';
			readonly activation: 'init' | 'leadershipChange' | 'update';
			readonly faults: readonly Fault[];
	  }
	/** n8n polls, is killed before it stored or started anything, and starts. */
	| { readonly kind: 'kill' }
	/** The workflow is published with other settings, or another name of the trigger. */
	| {
			readonly kind: 'publish';
			readonly settings: ModelSettings;
			readonly faults: readonly Fault[];
	  }
	| { readonly kind: 'rename'; readonly name: string };

/** A history, and how the list is read in it. */
export interface History {
	readonly way: Way;
	/** n8n polls once more before it has stored what a poll handed over. */
	readonly isStoredLate: boolean;
	readonly settings: ModelSettings;
	readonly reading: { pageSize: number; parallelRequests: number; maxRetries: number };
	readonly steps: readonly Step[];
}

const IDS = [
	...Array.from({ length: 11 }, (_, i) => `JT10955958019383411${String(i).padStart(2, '0')}`),
	'JT1',
	'0095595801938341107',
	'shop, 12; ร้าน~1!*',
];

/** The wallet's ID of a user. Whoever is deleted and created again is the same user here: others are two. */
export function uuidOf(mchUuid: string): string {
	return `U-${mchUuid}`;
}

/** Mostly the same few, so that much happens to one user. */
const anId = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom(...IDS.slice(0, 3)) },
	{ weight: 2, arbitrary: fc.constantFrom(...IDS) },
);
const satang = fc.constantFrom(-5, 0, 99, 100, 101, 150, 5_000, 10_000, 10_001, 90_000);
const kycStatus = fc.constantFrom('Unsubmitted', 'Pending', 'Approved', 'Rejected', 'Frozen');
const userStatus = fc.constantFrom('Active', 'Deactivating', 'Deactivated');

/** `undefined` takes a field out of the row. */
const fields: fc.Arbitrary<RowFields> = fc.record(
	{
		balance: fc.oneof(
			{ weight: 9, arbitrary: satang },
			fc.constantFrom<Json | undefined>(undefined, null, 'n/a', 12.5, '500.00', '9999.50'),
		),
		codBalance: satang,
		KYCStatus: fc.oneof({ weight: 9, arbitrary: kycStatus }, fc.constant(undefined)),
		authorizationStatus: fc.constantFrom('Authorized', 'Unauthorized'),
		mobileVerificationStatus: fc.constantFrom('Verified', 'Unverified'),
		userStatus,
	},
	{ requiredKeys: [] },
);

const anySettings: fc.Arbitrary<ModelSettings> = fc.record({
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
	rearmDistance: fc.constantFrom(0, 0, 50, 5_000),
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
	maxEvents: fc.constant(0),
	quietHours: fc.constantFrom(0, 0, 0, 0.5, 2),
});

const when = fc.oneof(
	fc.constant({}),
	fc.record({ page: fc.integer({ min: 1, max: 3 }) }),
	fc.record({ request: fc.integer({ min: 1, max: 4 }), times: fc.integer({ min: 1, max: 2 }) }),
	fc.record({ every: fc.constant(true) }),
);

const position = fc.integer({ min: 1, max: 6 });

/** What fails, and is seen to. */
const hardFailure: fc.Arbitrary<Fault> = fc.oneof(
	fc.record({ kind: fc.constant('vendorCode' as const), code: fc.constantFrom(21000, 1001), when }),
	fc.record({ kind: fc.constant('httpStatus' as const), status: fc.constantFrom(503, 404), when }),
);

/** What fails, and what the server gets wrong. */
const failure: fc.Arbitrary<Fault> = fc.oneof(
	hardFailure,
	hardFailure,
	fc.record({
		kind: fc.constantFrom('resetBeforeHeaders', 'cutOffJson', 'html', 'nullList'),
		when,
	}),
	// One less would be a lie that nobody can see through, where a page ends there.
	fc.record({ kind: fc.constant('wrongTotal' as const), by: fc.constant(1), when }),
	fc.record({ kind: fc.constantFrom('emptyPage', 'repeatedPage', 'wrongCurrent'), when }),
	// Once: with every page short the last user is in none of them, the list of a merchant who closed that account.
	fc.record({
		kind: fc.constant('shortPage' as const),
		when: when.filter((one) => !('every' in one || ('times' in one && one.times > 1))),
	}),
);

/** What others do to the list while it is read. */
const movement: fc.Arbitrary<Fault> = fc.oneof(
	fc.record({
		kind: fc.constant('usersCreated' as const),
		rows: anId.chain((mchUuid) =>
			fields.map((row) => [{ ...row, mchUuid, uuid: uuidOf(mchUuid) }]),
		),
		when,
	}),
	fc.record({ kind: fc.constant('usersRemoved' as const), position, when }),
	fc.record({ kind: fc.constant('usersChanged' as const), position, set: fields, when }),
);

const aPut = fc.record({ kind: fc.constant('put' as const), mchUuid: anId, fields });

/** One or two of some faults, not two short pages. */
const faultsOf = (fault: fc.Arbitrary<Fault>) =>
	fc
		.array(fault, { minLength: 1, maxLength: 2 })
		.filter((faults) => faults.filter(({ kind }) => kind === 'shortPage').length < 2);

/** What goes wrong, or nothing. Where events are held back, the model has to know what each poll saw. */
const faultsFor = ({ maxEvents }: ModelSettings) =>
	fc.oneof(
		{ weight: 3, arbitrary: fc.constant([]) },
		faultsOf(maxEvents > 0 ? hardFailure : failure),
	);

/** Mostly one thing is set in another way: what both know is compared. */
const otherSettings = (settings: ModelSettings): fc.Arbitrary<ModelSettings> =>
	fc.oneof(
		anySettings,
		anySettings.map(({ events }) => ({ ...settings, events })),
		anySettings.map(({ threshold }) => ({ ...settings, threshold })),
		anySettings.map(({ filters }) => ({ ...settings, filters })),
		anySettings.map(({ change, rearmDistance }) => ({ ...settings, change, rearmDistance })),
	);

const stepFor = (settings: ModelSettings): fc.Arbitrary<Step> =>
	fc.oneof(
		{ weight: 16, arbitrary: aPut },
		{ weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), mchUuid: anId }) },
		{ weight: 10, arbitrary: fc.constant({ kind: 'poll' as const, faults: [] }) },
		{
			weight: settings.quietHours > 0 ? 4 : 1,
			arbitrary: fc.record({
				kind: fc.constant('wait' as const),
				minutes: fc.constantFrom(1, 29, 31, 121),
			}),
		},
		{
			weight: 5,
			arbitrary: fc.record({
				kind: fc.constant('poll' as const),
				faults: faultsOf(
					settings.maxEvents > 0 ? hardFailure : fc.oneof(failure, movement, movement),
				),
			}),
		},
		{
			weight: 3,
			arbitrary: fc.record({
				kind: fc.constant('restart' as const),
				activation: fc.constantFrom('init', 'init', 'leadershipChange', 'update'),
				faults: faultsFor(settings),
			}),
		},
		{ weight: 1, arbitrary: fc.constant({ kind: 'kill' as const }) },
		{
			weight: 2,
			arbitrary: fc.record({
				kind: fc.constant('publish' as const),
				settings: otherSettings(settings),
				faults: faultsFor(settings),
			}),
		},
		{
			weight: 1,
			arbitrary: fc.record({
				kind: fc.constant('rename' as const),
				name: fc.constantFrom('Trigger', 'Balances', 'Wallets'),
			}),
		},
		{
			weight: 2,
			arbitrary: fc.record({
				kind: fc.constant('hide' as const),
				users: fc.integer({ min: 6, max: 14 }),
			}),
		},
		{ weight: 1, arbitrary: fc.constant({ kind: 'show' as const }) },
	);

const start = fc.oneof(
	{ weight: 2, arbitrary: fc.array(aPut, { maxLength: 7 }) },
	fc
		.tuple(...IDS.map(() => fields))
		.map((rows) =>
			rows.map((row, i): Step => ({ kind: 'put', mchUuid: IDS[i] ?? '', fields: row })),
		),
);

/** Any history: some users, then this and that, with polls at any time. */
export const anyHistory: fc.Arbitrary<History> = fc
	.tuple(anySettings, fc.constantFrom(0, 0, 0, 1, 3))
	.map(([settings, maxEvents]) => ({ ...settings, maxEvents }))
	.chain((settings) =>
		fc.record({
			way: fc.constantFrom(...WAYS),
			isStoredLate: fc.boolean(),
			settings: fc.constant(settings),
			reading: fc.record({
				pageSize: fc.oneof(fc.constant(10_000), fc.integer({ min: 2, max: 5 })),
				parallelRequests: fc.integer({ min: 1, max: 3 }),
				maxRetries: fc.constantFrom(0, 1),
			}),
			steps: fc
				.tuple(start, fc.array(stepFor(settings), { minLength: 4, maxLength: 11 }))
				.map(([first, steps]) => [...first, ...steps]),
		}),
	);
