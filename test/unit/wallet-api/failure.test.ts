import { randomBytes } from 'node:crypto';
import { FAILURE_KINDS, ruleOf } from '../../../wallet-api/failureTable';
import { describeFailure, failed, type Failure } from '../../../wallet-api/failures';

const adviceOf = (failure: Failure): string => describeFailure(failure).advice;

it.each(FAILURE_KINDS)('%s is told by its title and its advice', (kind) => {
	const { title, advice } = ruleOf(kind);
	expect(describeFailure({ kind })).toEqual({ title, advice });
});

it('holds what it was made of', () => {
	expect(failed('timedOut')).toEqual({ ok: false, failure: { kind: 'timedOut' } });
	const facts = { status: 404, serverMessage: 'no' };
	expect(failed('statusRefused', facts)).toEqual({
		ok: false,
		failure: { kind: 'statusRefused', ...facts },
	});
});

it('cannot be made without the facts that its words need', () => {
	// @ts-expect-error a status that nobody names
	failed('statusRefused');
	// @ts-expect-error another fact than the one it carries
	failed('filterIgnored', { status: 500 });
});

describe('what is known of the case', () => {
	const { advice } = ruleOf('unknownCode');

	it.each<[string, Omit<Failure, 'kind'>, string]>([
		[
			'code and message',
			{ code: 4711, serverMessage: 'no' },
			`${advice} JT Wallet returned code 4711: "no".`,
		],
		['a code alone', { code: -1 }, `${advice} JT Wallet returned code -1.`],
		['code 0', { code: 0, serverMessage: '' }, `${advice} JT Wallet returned code 0.`],
		[
			'a code, rather than its status',
			{ code: 1, status: 500 },
			`${advice} JT Wallet returned code 1.`,
		],
		['a status', { status: 404 }, `${advice} The server returned HTTP status 404.`],
		['a network code', { networkCode: 'EPIPE' }, `${advice} The network code was EPIPE.`],
		['a sentence of its own, first', { detail: 'It is so.' }, `It is so. ${advice}`],
		[
			'how often it was tried',
			{ tries: { count: 5, elapsedMs: 7_449 } },
			`${advice} Tried 5 times in 7.4 seconds.`,
		],
		['nothing about a single try', { tries: { count: 1, elapsedMs: 99 } }, advice],
		[
			'all together',
			{ detail: 'D.', code: 3, serverMessage: 'm', tries: { count: 2, elapsedMs: 0 } },
			`D. ${advice} JT Wallet returned code 3: "m". Tried 2 times.`,
		],
	])('is told: %s', (_, facts, expected) => {
		expect(adviceOf({ kind: 'unknownCode', ...facts })).toBe(expected);
	});
});

describe("a server's message", () => {
	const shown = (serverMessage: string): string =>
		adviceOf({ kind: 'signatureRefused', code: 1003, serverMessage });

	it('is shown up to a length', () => {
		expect(shown('no entry '.repeat(100))).toContain('"no entry no entry');
		expect(shown('no entry '.repeat(100)).length).toBeLessThan(700);
	});

	it.each([
		'parameter size must be at most 10000',
		'trace 0af7651916cd43dd8448eb211c80319c',
		'request 550e8400-e29b-41d4-a716-446655440000 refused',
		'JT1095595801938341100, JT1095595801938341101',
		'商户IP不在白名单',
	])('is shown as it is: %s', (message) => {
		expect(shown(message)).toContain(`"${message}"`);
	});

	it.each([
		['a long one', 'A'.repeat(7_000_000)],
		['a long one in words', 'no entry '.repeat(1_000_000)],
		['parameters', '{"timestamp":1,'.repeat(500_000)],
	])('is shown in short, whatever its length: %s', (_what, message) => {
		expect(shown(message).length).toBeLessThan(700);
		expect(shown(message)).not.toContain('AAAA');
	});

	it('never shows the beginning of a secret where it is cut', () => {
		for (let before = 1_950; before < 2_010; before++) {
			const message = `${'x'.repeat(60)} ${' '.repeat(before - 61)}${'S'.repeat(400)}`;
			expect(shown(message)).not.toContain('S'.repeat(2));
		}
	});

	it('is one line', () => {
		expect(shown(' two\r\n\tlines ')).toContain(': "two lines".');
	});

	it('loses the last word where it was cut, and no other', () => {
		const blanks = ' '.repeat(1_990);
		expect(shown(`said${blanks}${'a'.repeat(39)}`)).toContain(': "said …".');
		expect(shown(`said${blanks}secret`)).toContain(': "said secret".');
	});

	/** Pieces long enough to be worth something to somebody. */
	const piecesOf = (text: string, length: number): string[] =>
		Array.from({ length: text.length - length + 1 }, (_, at) => text.slice(at, at + length));

	it.each<[string, (sign: string) => string]>([
		['as it was', (sign) => sign],
		['within words', (sign) => `sign ${sign} is wrong`],
		['within quotes', (sign) => `{"sign":"${sign}"}`],
		['as a parameter', (sign) => `appId=a&sign=${encodeURIComponent(sign)}`],
		['with escaped slashes', (sign) => sign.replaceAll('/', '\\/')],
		['with literal line breaks', (sign) => sign.replace(/.{76}/g, '$&\\n')],
		['in lines', (sign) => sign.replace(/.{76}/g, '$&\r\n')],
		['in hexadecimal', (sign) => Buffer.from(sign, 'base64').toString('hex')],
		['in the alphabet for addresses', (sign) => Buffer.from(sign, 'base64').toString('base64url')],
		['cut off', (sign) => sign.slice(0, 100)],
	])('never shows a signature that it holds %s', (_, echo) => {
		for (const bytes of [256, 384, 512]) {
			const echoed = echo(randomBytes(bytes).toString('base64'));
			const text = shown(echoed);
			expect(piecesOf(echoed, 40).filter((piece) => text.includes(piece))).toEqual([]);
			expect(text).toContain('…');
		}
	});

	it.each([
		'refused: {"timestamp":1732233600000,"page":1,"mchUuidList":["JT1"]}',
		'refused: {"appId":"a","param":"{\\"timestamp\\":1732233600000,\\n\\"page\\":1}"}',
	])('never shows the parameters that were signed: %s', (message) => {
		expect(shown(message)).toContain('"refused: ');
		expect(shown(message)).not.toMatch(/1732233600000|page|JT1"/);
	});
});
