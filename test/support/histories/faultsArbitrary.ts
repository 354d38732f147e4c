import fc from 'fast-check';
import type { Fault } from '../../../sandbox/faults/faultSchema';
import { FAILURE_KINDS, ruleOf } from '../../../wallet-api/failureTable';

const CODES = FAILURE_KINDS.flatMap((kind) => ruleOf(kind).codes);

const request = fc.integer({ min: 1, max: 12 });
const page = fc.integer({ min: 1, max: 5 });
const laterPage = fc.integer({ min: 2, max: 5 });
const once = fc.oneof(fc.record({ request }), fc.record({ page }));

const when = fc.oneof(
	{ weight: 12, arbitrary: once },
	{ weight: 4, arbitrary: fc.record({ request, times: fc.integer({ min: 2, max: 4 }) }) },
	{ weight: 1, arbitrary: fc.record({ request, every: fc.constant(true) }) },
);

const retryAfter = fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined });

function oneList(...lists: string[][]): fc.Arbitrary<string[]> {
	return fc.nat({ max: lists.length - 1 }).map((index) => lists[index] ?? []);
}

/** What passes when one tries again. */
const passing: fc.Arbitrary<Fault> = fc.oneof(
	fc.record({
		kind: fc.constantFrom(
			'resetBeforeHeaders',
			'resetInBody',
			'silenceInBody',
			'neverAnswer',
			'cutOffJson',
			'emptyBody',
		),
		when,
	}),
	fc.record({ kind: fc.constant('delay'), ms: fc.integer({ min: 1, max: 4000 }), when }),
	fc.record({
		kind: fc.constant('httpStatus'),
		status: fc.constantFrom(429, 500, 502, 503, 504),
		retryAfter,
		retryAfterAsDate: fc.boolean(),
		when,
	}),
	fc.record({
		kind: fc.constant('vendorCode'),
		code: fc.constantFrom(21020, 21714, 1013, 21000, 21011, 1018, 21008),
		when,
	}),
);

/**
 * Pages that are not what was asked for. A total that is too low comes on later pages only: on the first one it can
 * be too low by whole pages, and then nobody can tell it from a shorter list.
 */
const odd: fc.Arbitrary<Fault> = fc.oneof(
	fc.record({
		kind: fc.constantFrom('wrongCurrent', 'wrongSize', 'emptyPage', 'shortPage'),
		when,
	}),
	fc.record({ kind: fc.constant('wrongTotal'), by: fc.integer({ min: 1, max: 30 }), when }),
	fc.record({
		kind: fc.constant('wrongTotal'),
		by: fc.integer({ min: -9, max: -1 }),
		when: fc.record({ page: laterPage, every: fc.boolean() }),
	}),
	fc.record({
		kind: fc.constant('repeatedPage'),
		page,
		current: fc.constantFrom('asked', 'served'),
		when,
	}),
	fc.record({
		kind: fc.constant('cappedSize'),
		size: fc.integer({ min: 1, max: 4 }),
		report: fc.constantFrom('asked', 'served'),
		when,
	}),
);

/** Answers in a form that has to be taken as it is. */
const harmless: fc.Arbitrary<Fault> = fc.oneof(
	fc.record({ kind: fc.constantFrom('longAmounts', 'unknownFields'), when }),
	fc.record({
		kind: fc.constant('missingFields'),
		of: fc.constant('rows'),
		fields: oneList(['createTime'], ['balance', 'KYCStatus'], ['mchUuid']),
		when,
	}),
	fc.record({
		kind: fc.constant('missingFields'),
		of: fc.constant('data'),
		fields: oneList(['size'], ['current'], ['size', 'current']),
		when,
	}),
);

/** What ends a reading. */
const final: fc.Arbitrary<Fault> = fc.oneof(
	fc.record({ kind: fc.constantFrom('html', 'text', 'nullList'), when }),
	fc.record({
		kind: fc.constant('httpStatus'),
		status: fc.constantFrom(302, 400, 401, 403, 404, 413),
		when,
	}),
	fc.record({ kind: fc.constant('vendorCode'), code: fc.constantFrom(...CODES, 99999), when }),
	fc.record({
		kind: fc.constant('missingFields'),
		of: fc.constant('data'),
		fields: oneList(['total'], ['list']),
		when,
	}),
);

/** What the server and the line do wrong during one reading: often nothing, seldom much. */
export const faultsArbitrary: fc.Arbitrary<Fault[]> = fc.oneof(
	{ weight: 2, arbitrary: fc.constant<Fault[]>([]) },
	{
		weight: 3,
		arbitrary: fc.array(
			fc.oneof(
				{ weight: 10, arbitrary: passing },
				{ weight: 6, arbitrary: odd },
				{ weight: 3, arbitrary: harmless },
				{ weight: 1, arbitrary: final },
			),
			{ minLength: 1, maxLength: 5 },
		),
	},
);
