import {
	FAILURE_KINDS,
	type FailureKind,
	FAILURES,
	kindOfCode,
	kindOfNetworkError,
	kindOfStatus,
	ruleOf,
} from '../../../wallet-api/failureTable';

/** The vendor's codes as its pages state them: meaning, codes, whether to ask again. */
const CODES: ReadonlyArray<readonly [FailureKind, readonly number[], string]> = [
	['signatureRefused', [21001, 1003], 'never'],
	['appIdRefused', [21003, 1001], 'never'],
	['merchantRefused', [21004, 1004], 'never'],
	['addressNotAllowed', [21016, 1002], 'never'],
	['clock', [21008, 21009], 'onceResigned'],
	['parametersRefused', [21002, 1009], 'never'],
	['throttled', [21020, 21714, 1013], 'throttled'],
	['temporaryError', [21000, 21011, 1018], 'later'],
	['unknownCode', [0, -1, 1, 9999, 10000, 10001, 1005, 21005, 429, 500], 'never'],
];

const STATUSES: ReadonlyArray<readonly [FailureKind, readonly number[], string]> = [
	['throttled', [429], 'throttled'],
	['temporaryError', [500, 502, 503, 505, 507, 520, 521, 523, 525], 'later'],
	['timedOut', [408, 504, 522, 524, 598, 599], 'later'],
	['tooLarge', [413], 'never'],
	['redirected', [301, 302, 303, 307, 308], 'never'],
	['forbidden', [403], 'never'],
	['proxyLogin', [407], 'never'],
	['statusRefused', [100, 304, 400, 401, 404, 405, 410, 415, 422, 451, 501], 'never'],
];

const NETWORK: ReadonlyArray<readonly [FailureKind, readonly string[], string]> = [
	[
		'timedOut',
		['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT'],
		'later',
	],
	['connectionLost', ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'EAI_AGAIN', 'EHOSTUNREACH'], 'later'],
	[
		'damaged',
		[
			'HPE_INVALID_CONSTANT',
			'HPE_HEADER_OVERFLOW',
			'Z_DATA_ERROR',
			'Z_BUF_ERROR',
			'ERR__ERROR_FORMAT_1',
		],
		'later',
	],
	['blockedByN8n', ['SsrfBlockedIpError', 'SsrfBlockedHostnameError'], 'never'],
	['hostNotFound', ['ENOTFOUND'], 'never'],
	[
		'notSecure',
		['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'EPROTO'],
		'never',
	],
	[
		'unknownNetworkError',
		['', 'ERR_OSSL', 'toString', 'econnreset', 'HPE', 'XHPE_', 'ECONNRESET_', 'Error'],
		'never',
	],
];

const flat = <Key>(rows: ReadonlyArray<readonly [FailureKind, readonly Key[], string]>) =>
	rows.flatMap(([kind, keys, retry]) => keys.map((key) => ({ key, kind, retry })));

it.each(flat(CODES))(
	"the vendor's code $key is $kind, asked again: $retry",
	({ key, kind, retry }) => {
		expect(kindOfCode(key)).toBe(kind);
		expect(ruleOf(kind).retry).toBe(retry);
	},
);

it.each(flat(STATUSES))(
	'HTTP status $key is $kind, asked again: $retry',
	({ key, kind, retry }) => {
		expect(kindOfStatus(key)).toBe(kind);
		expect(ruleOf(kind).retry).toBe(retry);
	},
);

it.each(flat(NETWORK))(
	'network error $key is $kind, asked again: $retry',
	({ key, kind, retry }) => {
		expect(kindOfNetworkError(key)).toBe(kind);
		expect(ruleOf(kind).retry).toBe(retry);
	},
);

it('asks again after a cut-off answer', () => {
	expect(ruleOf('cutOff').retry).toBe('later');
});

describe('the table', () => {
	const rules = FAILURE_KINDS.map(ruleOf);

	it('has every code, status and network error once', () => {
		const keys = rules.flatMap(({ codes, statuses, network }) => [
			...codes,
			...statuses,
			...network,
		]);
		expect(keys).toHaveLength(new Set(keys).size);
		expect(rules.flatMap(({ codes }) => codes)).not.toContain(10_000);
	});

	it('has no code of the vendor but those it states', () => {
		const stated = flat(CODES).filter(({ kind }) => kind !== 'unknownCode');
		const inTable = rules.flatMap(({ codes }) => codes);
		expect(new Set(inTable)).toEqual(new Set(stated.map(({ key }) => key)));
	});

	it('says something different for every kind', () => {
		expect(new Set(rules.map(({ title }) => title)).size).toBe(rules.length);
		expect(FAILURE_KINDS).toEqual(Object.keys(FAILURES));
	});

	it.each(FAILURE_KINDS)('words %s as a line and as sentences', (kind) => {
		const { title, advice, adviceWithoutPageSize = advice } = ruleOf(kind);
		expect(adviceWithoutPageSize).toMatch(/^[A-Z].*\.$/);
		expect(title).toMatch(/^[A-Z][^.\n]*[^.\s]$/);
		expect(advice).toMatch(/^[A-Z].*[A-Za-z)]\.$/);
		const all = `${title} ${advice} ${adviceWithoutPageSize}`;
		expect(all).not.toMatch(/\s{2}|TODO|undefined/);
		expect(all).not.toMatch(/\b(error|problem|failure|mistake)/i);
		expect(adviceWithoutPageSize).not.toMatch(/page size/i);
	});

	it.each(FAILURE_KINDS)('says who has to act on %s, in line with its retries', (kind) => {
		const { retry, cause } = ruleOf(kind);
		expect(cause === 'rate-limited').toBe(retry === 'throttled');
		if (retry === 'later') expect(cause).toBe('temporarily-unavailable');
	});
});

it('only what is set in n8n is declared so that n8n leaves a trigger alone for half an hour', () => {
	const lasting = FAILURE_KINDS.filter((kind) => ruleOf(kind).cause.endsWith('-invalid'));
	expect(lasting).toEqual([
		'signatureRefused',
		'appIdRefused',
		'merchantRefused',
		'parametersRefused',
		'tooLarge',
		'blockedByN8n',
		'notSent',
		'tooManyUsers',
	]);
});
