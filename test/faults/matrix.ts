import type { Fault, FaultKind } from '../../sandbox/faults/faultSchema';
import {
	all,
	broken,
	everyone,
	type Expectation,
	failsAfterPasses,
	failsAfterRetries,
	failsAtOnce,
	hint,
	perPage,
	secondPass,
} from './expected';

/** One thing that goes wrong with a page: what is expected when it does so once, and when it does so every time. */
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

/** A page that is at odds with itself. */
const odd = { once: secondPass, always: failsAfterPasses };

/** Without times of creation the seams between pages have to be looked at, unless there is a limit. */
const seamsChecked: Expectation = (_page, mode) => all(mode === 'Return All' ? 5 : 3);

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
	wrongCurrent: [{ fault: { kind: 'wrongCurrent' }, ...odd }],
	wrongSize: [{ fault: { kind: 'wrongSize' }, ...odd }],
	wrongTotal: [
		{
			fault: { kind: 'wrongTotal', by: 1 },
			// Said first, a larger total has one page more read; said last, so it has in the backward pass.
			once: perPage([all(7), all(6), all(6)], [all(6), all(6), all(6)]),
			always: perPage([hint(11), hint(9), hint(10)], [hint(9), hint(9), hint(9)]),
		},
		{
			fault: { kind: 'wrongTotal', by: -1 },
			once: secondPass,
			// On the very last page, a smaller total contradicts the number of rows.
			always: perPage([hint(9), hint(9), broken(9)], [hint(9), hint(9), hint(9)]),
		},
	],
	repeatedPage: [
		{ fault: { kind: 'repeatedPage', page: 1 }, ...repeated(1) },
		{ fault: { kind: 'repeatedPage', page: 2 }, ...repeated(2) },
		{ fault: { kind: 'repeatedPage', page: 2, current: 'served' }, ...repeated(2) },
	],
	cappedSize: [
		{ fault: { kind: 'cappedSize', size: 4, report: 'served' }, ...odd },
		{ fault: { kind: 'cappedSize', size: 4, report: 'asked' }, ...odd },
	],
	emptyPage: [{ fault: { kind: 'emptyPage' }, ...odd }],
	shortPage: [{ fault: { kind: 'shortPage' }, ...odd }],
	nullList: [{ fault: { kind: 'nullList' }, ...final('notBalances') }],
	longAmounts: [{ fault: { kind: 'longAmounts' }, ...harmless }],
	unknownFields: [{ fault: { kind: 'unknownFields' }, ...harmless }],
	missingFields: [
		{ fault: { kind: 'missingFields', fields: ['balance', 'uuid'] }, ...harmless },
		{
			fault: { kind: 'missingFields', fields: ['createTime'] },
			once: seamsChecked,
			always: seamsChecked,
		},
		{ fault: { kind: 'missingFields', of: 'data', fields: ['size', 'current'] }, ...harmless },
		{ fault: { kind: 'missingFields', of: 'data', fields: ['total'] }, ...final('notBalances') },
	],
	usersCreated: [
		{
			fault: { kind: 'usersCreated' },
			once: perPage([all(7), all(7), all(3)], [all(6), all(6), all(3)]),
			always: perPage([hint(12), hint(11), all(3)], [hint(10), hint(9), all(3)]),
		},
	],
	usersRemoved: [
		{
			fault: { kind: 'usersRemoved', position: 2 },
			once: perPage([all(6), all(6), all(3)], [all(6), all(6), all(3)]),
			always: perPage([hint(10), hint(9), all(3)], [hint(10), hint(9), all(3)]),
		},
	],
	// Nobody was removed, so nobody comes back.
	usersRestored: [{ fault: { kind: 'usersRestored' }, ...harmless }],
	usersChanged: [
		{ fault: { kind: 'usersChanged', set: { balance: 1 }, position: 2 }, ...harmless },
	],
};

/** A page that is served in place of others does no harm in its own place. */
function repeated(served: number): Omit<Row, 'fault'> {
	return {
		once: (page, mode) => (page === served ? everyone() : secondPass)(page, mode),
		always: (page, mode) => (page === served ? everyone() : failsAfterPasses)(page, mode),
	};
}
