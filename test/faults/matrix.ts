import type { Fault, FaultKind } from '../../sandbox/faults/faultSchema';
import {
	all,
	allButHidden,
	broken,
	everyone,
	failsAfterRetries,
	failsAtOnce,
	hint,
	perRequest,
	type Expectation,
} from './expected';

/** One thing that goes wrong with an answer: what is expected when it does so once, and when it does so from then on. */
export interface Row {
	readonly fault: Fault;
	readonly once: Expectation;
	readonly always: Expectation;
}

/** What passes when one tries again. */
const passing = (end: Parameters<typeof failsAfterRetries>[0]) => ({
	once: everyone(1),
	always: failsAfterRetries(end),
});

/** What no second try can change. */
const final = (end: Parameters<typeof failsAtOnce>[0]) => ({
	once: failsAtOnce(end),
	always: failsAtOnce(end),
});

/** What does no harm. */
const harmless = { once: everyone(), always: everyone() };

/** A wrong total costs one look past the end, where the answer that ends the list states it. */
const wrongTotal = {
	once: perRequest([all(3), all(3), all(4)], [all(3), all(3), all(3)]),
	always: perRequest([all(4), all(4), all(4)], [all(3), all(3), all(3)]),
};

/**
 * Another page than was asked for is no harm in its own place. In any other it is asked for again, or the top of the
 * list is. A server that serves page 2 of any size serves everybody who stands below page 1.
 */
const repeatedSecond = {
	once: perRequest([all(7), all(3), all(4)], [all(4), all(3), all(4)]),
	always: perRequest([broken(17), all(24), all(24)], [broken(17), all(17), all(17)]),
};

/** The server counts pages of four rows from the top, whatever is asked: all that it shows is known. */
const cappedAtFour = {
	once: perRequest([hint(101), all(5), all(5)], [hint(91), all(4), all(4)]),
	always: perRequest([hint(120), hint(22), hint(23)], [hint(91), hint(22), hint(23)]),
};

/** Every fault there is; of codes and statuses one of each kind, as the table of errors is tested by itself. */
export const MATRIX: { readonly [kind in FaultKind]: readonly Row[] } = {
	delay: [
		{ fault: { kind: 'delay', ms: 1_500 }, ...harmless },
		{ fault: { kind: 'delay', ms: 2_500 }, ...passing('timedOut') },
	],
	dateOffset: [{ fault: { kind: 'dateOffset', ms: 86_400_000 }, ...harmless }],
	resetBeforeHeaders: [{ fault: { kind: 'resetBeforeHeaders' }, ...passing('connectionLost') }],
	resetInBody: [{ fault: { kind: 'resetInBody' }, ...passing('connectionLost') }],
	silenceInBody: [{ fault: { kind: 'silenceInBody' }, ...passing('timedOut') }],
	neverAnswer: [{ fault: { kind: 'neverAnswer' }, ...passing('timedOut') }],
	cutOffJson: [{ fault: { kind: 'cutOffJson' }, ...passing('cutOff') }],
	emptyBody: [{ fault: { kind: 'emptyBody' }, ...final('notJson') }],
	html: [{ fault: { kind: 'html' }, ...final('webPage') }],
	text: [
		{ fault: { kind: 'text' }, ...final('notJson') },
		{ fault: { kind: 'text', body: '{"code":NaN}' }, ...final('notJson') },
		{ fault: { kind: 'text', body: '{"code":10000} {' }, ...final('notJson') },
	],
	httpStatus: [
		{
			fault: { kind: 'httpStatus', status: 302, location: 'https://other.test/' },
			...final('redirected'),
		},
		{ fault: { kind: 'httpStatus', status: 403, body: '<h1>Blocked</h1>' }, ...final('forbidden') },
		{ fault: { kind: 'httpStatus', status: 404 }, ...final('statusRefused') },
		{ fault: { kind: 'httpStatus', status: 407 }, ...final('proxyLogin') },
		{ fault: { kind: 'httpStatus', status: 413 }, ...final('tooLarge') },
		{ fault: { kind: 'httpStatus', status: 429 }, ...passing('throttled') },
		{ fault: { kind: 'httpStatus', status: 429, retryAfter: 7 }, ...passing('throttled') },
		{ fault: { kind: 'httpStatus', status: 500 }, ...passing('temporaryError') },
		{
			fault: { kind: 'httpStatus', status: 503, retryAfter: 7, retryAfterAsDate: true },
			...passing('temporaryError'),
		},
		{ fault: { kind: 'httpStatus', status: 504 }, ...passing('timedOut') },
		{ fault: { kind: 'httpStatus', status: 522 }, ...passing('timedOut') },
		{ fault: { kind: 'httpStatus', status: 524 }, ...passing('timedOut') },
	],
	vendorCode: [
		{ fault: { kind: 'vendorCode', code: 21020 }, ...passing('throttled') },
		{ fault: { kind: 'vendorCode', code: 21000 }, ...passing('temporaryError') },
		{
			// A refused time is worth one more try, freshly signed.
			fault: { kind: 'vendorCode', code: 21008 },
			once: everyone(1),
			always: (page) => ({ end: 'clock', requests: page + 1 }),
		},
		{ fault: { kind: 'vendorCode', code: 21001 }, ...final('signatureRefused') },
		{ fault: { kind: 'vendorCode', code: 21003 }, ...final('appIdRefused') },
		{ fault: { kind: 'vendorCode', code: 21004 }, ...final('merchantRefused') },
		{ fault: { kind: 'vendorCode', code: 1002 }, ...final('addressNotAllowed') },
		{ fault: { kind: 'vendorCode', code: 21002 }, ...final('parametersRefused') },
		{ fault: { kind: 'vendorCode', code: 99_999 }, ...final('unknownCode') },
	],
	wrongCurrent: [{ fault: { kind: 'wrongCurrent' }, ...harmless }],
	wrongSize: [{ fault: { kind: 'wrongSize' }, ...harmless }],
	wrongTotal: [
		{ fault: { kind: 'wrongTotal', by: 1 }, ...wrongTotal },
		{ fault: { kind: 'wrongTotal', by: -1 }, ...wrongTotal },
	],
	repeatedPage: [
		{
			fault: { kind: 'repeatedPage', page: 1 },
			once: perRequest([all(3), all(4), all(4)]),
			// The third request asks for the last page, and what comes after it may be the end that keeps moving away.
			always: perRequest([broken(4), broken(4), hint(24)]),
		},
		{ fault: { kind: 'repeatedPage', page: 2 }, ...repeatedSecond },
		{ fault: { kind: 'repeatedPage', page: 2, current: 'served' }, ...repeatedSecond },
	],
	cappedSize: [
		{ fault: { kind: 'cappedSize', size: 4, report: 'served' }, ...cappedAtFour },
		{ fault: { kind: 'cappedSize', size: 4, report: 'asked' }, ...cappedAtFour },
	],
	emptyPage: [
		{
			fault: { kind: 'emptyPage' },
			once: perRequest([all(4), all(6), all(6)], [all(4), all(5), all(5)]),
			always: perRequest([broken(3), hint(22), hint(23)]),
		},
	],
	shortPage: [
		{
			fault: { kind: 'shortPage' },
			once: perRequest([all(3), all(3), all(4)]),
			always: perRequest(
				[allButHidden(4, 1), allButHidden(4, 1), allButHidden(4, 1)],
				[all(5), all(5), all(5)],
			),
		},
	],
	nullList: [{ fault: { kind: 'nullList' }, ...final('notBalances') }],
	longAmounts: [{ fault: { kind: 'longAmounts' }, ...harmless }],
	unknownFields: [{ fault: { kind: 'unknownFields' }, ...harmless }],
	missingFields: [
		{ fault: { kind: 'missingFields', fields: ['balance', 'uuid'] }, ...harmless },
		{ fault: { kind: 'missingFields', fields: ['createTime'] }, ...harmless },
		{ fault: { kind: 'missingFields', of: 'data', fields: ['size', 'current'] }, ...harmless },
		{ fault: { kind: 'missingFields', of: 'data', fields: ['total'] }, ...final('notBalances') },
	],
	usersCreated: [
		{
			fault: { kind: 'usersCreated' },
			// Who joined at the top pushes the last of the newest 110 out of what was planned.
			once: perRequest([all(3), all(3), all(3)], [all(4), all(4), all(3)]),
			always: perRequest([all(3), all(3), all(3)], [all(5), all(4), all(3)]),
		},
	],
	usersRemoved: [{ fault: { kind: 'usersRemoved', position: 2 }, ...harmless }],
	// Nobody was removed, so nobody comes back.
	usersRestored: [{ fault: { kind: 'usersRestored' }, ...harmless }],
	usersChanged: [
		{ fault: { kind: 'usersChanged', set: { balance: 1 }, position: 2 }, ...harmless },
	],
};
