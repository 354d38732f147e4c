import type { Fault } from '../../faults/faultSchema';

/** A fault, or some that belong together, that can be switched on as it stands. */
export interface ReadyFault {
	readonly title: string;
	readonly json: Fault | readonly Fault[];
}

/** The faults to pick from, by where they strike. */
export const READY_FAULTS: Readonly<Record<string, readonly ReadyFault[]>> = {
	'The line': [
		ready('Busy: HTTP 503 once, try again in 5 seconds', {
			kind: 'httpStatus',
			status: 503,
			retryAfter: 5,
		}),
		ready('Throttled: HTTP 429 three times', {
			kind: 'httpStatus',
			status: 429,
			retryAfter: 2,
			when: { times: 3 },
		}),
		ready('Slow: every answer 2 seconds late', { kind: 'delay', ms: 2000, when: { every: true } }),
		ready('Silence: the next request is never answered', { kind: 'neverAnswer' }),
		ready('The connection breaks before the answer', { kind: 'resetBeforeHeaders' }),
		ready('The connection breaks in the answer', { kind: 'resetInBody' }),
		ready('Silence in the middle of the answer', { kind: 'silenceInBody' }),
		ready('The answer is cut off', { kind: 'cutOffJson' }),
		ready('A login page instead of data', { kind: 'html' }),
		ready('An empty answer', { kind: 'emptyBody' }),
		ready('A text that is no JSON', { kind: 'text', body: 'busy' }),
		ready('The Date header is 10 minutes slow', { kind: 'dateOffset', ms: -600_000 }),
	],
	Refused: [
		refusal('The signature', 21001, 'signature verification failed'),
		refusal('The App ID', 21003, 'app id does not exist'),
		refusal('The merchant is disabled', 21004, 'merchant is disabled'),
		refusal('The IP address is not allowed', 1002, 'merchant white ip forbidden'),
		ready('The clock is 10 minutes off: code 21008', [
			{
				kind: 'vendorCode',
				code: 21008,
				message: 'timestamp is outside the allowed window',
				when: { every: true },
			},
			{ kind: 'dateOffset', ms: 600_000, when: { every: true } },
		]),
		refusal('The parameters', 21002, 'parameter error'),
	],
	'The API': [
		ready('Too many requests: code 21020', {
			kind: 'vendorCode',
			code: 21020,
			message: 'too many requests',
		}),
		ready('System error: code 21000', { kind: 'vendorCode', code: 21000, message: 'system error' }),
		ready('Amounts of 19 digits', { kind: 'longAmounts', when: { every: true } }),
		ready('A field nobody knows', {
			kind: 'unknownFields',
			fields: { tier: 'Gold' },
			when: { every: true },
		}),
		ready('Rows without a balance', {
			kind: 'missingFields',
			fields: ['balance'],
			when: { every: true },
		}),
		ready('No list', { kind: 'nullList' }),
	],
	'The pages': [
		ready('Never more than 100 rows on a page', {
			kind: 'cappedSize',
			size: 100,
			when: { every: true },
		}),
		ready('Page 1, whatever is asked', { kind: 'repeatedPage', page: 1, when: { every: true } }),
		ready('Page 2 is empty', { kind: 'emptyPage', when: { page: 2 } }),
		ready('The last 3 rows of a page are missing', { kind: 'shortPage', missing: 3 }),
		ready('A wrong page number', { kind: 'wrongCurrent', by: 1 }),
		ready('A wrong page size', { kind: 'wrongSize', by: -5 }),
		ready('A total that is 10 too high', { kind: 'wrongTotal', by: 10, when: { every: true } }),
	],
	'Other people': [
		ready('2 users are added after page 1', { kind: 'usersCreated', count: 2, when: { page: 1 } }),
		ready('A user is removed after page 1', {
			kind: 'usersRemoved',
			position: 5,
			when: { page: 1 },
		}),
		ready('A removed user comes back after page 2', { kind: 'usersRestored', when: { page: 2 } }),
		ready('The newest user is deactivated', {
			kind: 'usersChanged',
			position: 1,
			set: { userStatus: 'Deactivated' },
		}),
	],
};

function ready(title: string, json: ReadyFault['json']): ReadyFault {
	return { title, json };
}

/** Every request is refused with this code. */
function refusal(what: string, code: number, message: string): ReadyFault {
	return ready(`${what}: code ${code}`, {
		kind: 'vendorCode',
		code,
		message,
		when: { every: true },
	});
}
