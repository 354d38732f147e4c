/**
 * No text from the network, a credential or a parameter blocks n8n: all that matches, cuts or reads texts is done with
 * about a million characters in a moment, also with those that are worst for it. What takes time in the square of the
 * length takes minutes there, and what takes a stack per character fails.
 */
import { performance } from 'node:perf_hooks';
import { idOfItem } from '../../nodes/JtWalletBalance/lookUpId';
import { compact, expand } from '../../nodes/JtWalletBalanceTrigger/memory/compactText';
import { questionOf } from '../../nodes/JtWalletBalanceTrigger/memory/question';
import { toSatang } from '../../nodes/JtWalletBalanceTrigger/memory/satang';
import type { Watch } from '../../nodes/JtWalletBalanceTrigger/watch/watch';
import { acceptSatang } from '../../nodes/shared/fields/amountEntry';
import { acceptWholeNumber, toList } from '../../nodes/shared/fields/badInput';
import { acceptConditions } from '../../nodes/shared/fields/conditions';
import { acceptRestriction } from '../../nodes/shared/fields/entered';
import { acceptFilters } from '../../nodes/shared/fields/filters';
import { acceptId, acceptIdList } from '../../nodes/shared/fields/idList';
import { acceptInstant } from '../../nodes/shared/fields/instantEntry';
import { textOfBody } from '../../nodes/shared/http/bodyText';
import { CsvText } from '../../nodes/shared/output/csv';
import { addExactly, bahtNumber, bahtText, satangFromBaht } from '../../wallet-api/amounts';
import { describeClockDifference } from '../../wallet-api/calling/clockDifference';
import { heldAgainst } from '../../wallet-api/calling/heldAgainst';
import { type PageResult, parseAnswer } from '../../wallet-api/calling/response';
import { retryAfterMs } from '../../wallet-api/calling/retry';
import { describeFailure } from '../../wallet-api/failures';
import { isExactInJavaScript, parseJson } from '../../wallet-api/json';
import { parseBaseUrl } from '../../wallet-api/signing/baseUrl';
import { parsePrivateKey } from '../../wallet-api/signing/privateKey';
import { accessFrom, signRequest } from '../../wallet-api/signing/signRequest';
import { isoConverter, isTimeZone } from '../../wallet-api/times';
import { CREDENTIALS } from '../support/credential';

const LENGTH = 1_000_000;

/** Far more than any of it takes on a slow machine, and far less than a square of the length. */
const CEILING_MS = 5_000;

const fill = (piece: string, length = LENGTH): string =>
	piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Texts that are bad for one pattern or another. */
const TEXTS: ReadonlyArray<readonly [what: string, text: string]> = [
	['digits', fill('9')],
	['digits and an x', `${fill('9')}x`],
	['zeros', fill('0')],
	['digits with dots', fill('1.')],
	['digits with an exponent', `${fill('1')}e5`],
	['many exponents', fill('1e')],
	['spaces', fill(' ')],
	['spaces in a text', `a${fill(' ')}b`],
	['blanks of all kinds', fill(' \t\n\r\u00a0\ufeff')],
	['slashes', fill('/')],
	['slashes and an x', `https://a${fill('/')}x`],
	['backslashes', fill('\\')],
	['backslashes in a string', `"${fill('\\')}"`],
	['escaped quotes', `"${fill('\\"')}"`],
	['quotes', fill('"')],
	['single quotes', `'${fill('a')}"`],
	['letters', fill('A')],
	['letters and an exclamation mark', `${fill('A')}!`],
	['letters in lines', fill(`${'A'.repeat(39)} `)],
	['equals signs', fill('= ')],
	['dashes', fill('-')],
	['begins of PEM', fill('-----BEGIN PRIVATE KEY-----')],
	['one begin of PEM and a long label', `-----BEGIN ${fill('A')}`],
	['ends of PEM', fill('-----BEGIN A-----END ')],
	['dots of a host', `http://${fill('a.')}x`],
	['a host of letters', `http://${fill('a')}!`],
	['a scheme', `${fill('a+')}:`],
	['tags', fill('<')],
	['scripts', fill('<script>')],
	['comments', fill('<!--')],
	['titles', fill('<title ')],
	['brackets', fill('[')],
	['closed brackets', `${fill('[', LENGTH / 2)}${fill(']', LENGTH / 2)}`],
	['braces', fill('{"a":')],
	['timestamps', fill('{"timestamp"')],
	['a timestamp and its digits', `{"timestamp":${fill('1')}x}`],
	['escaped timestamps', fill('{\\')],
	['commas', fill(',')],
	['a list', fill('a, ')],
	['times', fill('00:00:00')],
	['half pairs', fill('\ud83d')],
	['letters of two parts', fill('é')],
	['ligatures', fill('\ufdfa')],
];

const object = (body: string) => `{"code":${body}}`;
const page = (row: object) => JSON.stringify({ code: 10_000, data: { total: 1, list: [row] } });
/** The words of a failure; of anything else, none. */
const wordsOf = (result: PageResult | undefined): unknown =>
	result === undefined || result.ok ? undefined : describeFailure(result.failure);

const attempt = async (work: () => unknown): Promise<void> => {
	try {
		await work();
	} catch (error) {
		// A refusal is as good as an answer; a stack or memory that is too small is not.
		if (error instanceof RangeError) throw error;
	}
};

const RESTRICTION = { label: 'KYC Status', without: 'remove the filter' };
const WATCH: Watch = { added: true, gone: false, statuses: [] };

const signed = async (changed: object, address = 'https://api.example.com/', body: unknown = {}) =>
	await signRequest(accessFrom({ ...CREDENTIALS, ...changed }), address, body, 0);

const csvOf = (text: string) =>
	new CsvText({ columns: [], delimiter: 'comma', bom: false, safeText: true }).write([
		{ mchUuid: text, [text]: 1 },
	]);

const lookUpOf = (entered: string) => {
	const context = Object.assign(Object.create(null), { getNodeParameter: () => entered });
	return idOfItem(context)({ json: {} }, 0);
};

const conditionsOf = (filters: object) => acceptConditions({ ...filters }, {}, 'Asia/Bangkok');

/** Everything that meets such texts. */
const READERS: ReadonlyArray<readonly [what: string, read: (text: string) => unknown]> = [
	['an answer', (text) => parseAnswer(200, text)],
	['an answer of an object', (text) => parseAnswer(200, object(text))],
	['an answer that is cut off', (text) => parseAnswer(200, `{"code":10000,"data":"${text}`)],
	['an answer of a string', (text) => parseAnswer(200, object(JSON.stringify(text)))],
	['data as a text', (text) => parseAnswer(200, JSON.stringify({ code: 10_000, data: text }))],
	['a refused answer', (text) => parseAnswer(403, text)],
	[
		'a code with a message',
		(text) => wordsOf(parseAnswer(200, JSON.stringify({ code: 1003, message: text }))),
	],
	['a refused answer in words', (text) => wordsOf(parseAnswer(403, text))],
	['a row', (text) => parseAnswer(200, page({ mchUuid: text, balance: text }))],
	['JSON', (text) => parseJson(text)],
	[
		'JSON with a long number',
		(text) => parseJson(`[12345678901234567890,${JSON.stringify(text)}]`),
	],
	['numbers in JSON', (text) => isExactInJavaScript(text)],
	[
		'rows held against IDs',
		(text) =>
			wordsOf(heldAgainst({ page: 1, size: 1, mchUuidList: [text] }, [{ mchUuid: `${text}.` }])),
	],
	[
		'rows held against a status',
		(text) =>
			wordsOf(heldAgainst({ page: 1, size: 1, KYCStatus: [text] }, [{ KYCStatus: `${text}.` }])),
	],
	['Retry-After', (text) => retryAfterMs(text, 0)],
	['Date', (text) => describeClockDifference(text, 0)],
	['an amount', (text) => [bahtText(text), bahtNumber(text), satangFromBaht(text)]],
	['a sum', (text) => addExactly([text, 1])],
	['a time', (text) => isoConverter('Asia/Bangkok')(text)],
	['a time zone', (text) => isTimeZone(text)],
	['a list', (text) => toList(text)],
	['Base URL', parseBaseUrl],
	['Private Key', parsePrivateKey],
	['App ID', (text) => signed({ appId: text })],
	['Signature Algorithm', (text) => signed({ signatureAlgorithm: text })],
	['the address of a request', (text) => signed({}, text)],
	['the body of a request', (text) => signed({}, undefined, text)],
	['parameters of a request', (text) => signed({}, undefined, { mchUuidList: [text] })],
	[
		'the merchant of a trigger',
		(text) => questionOf({ baseUrl: text, appId: text }, { filters: {} }, WATCH),
	],
	['what a trigger remembers', (text) => expand(compact(text))],
	['an amount that a trigger remembers', (text) => toSatang(text)],
	['an ID', (text) => acceptId('Merchant User ID', text)],
	['IDs', (text) => acceptIdList('Merchant User IDs', text)],
	['a restriction', (text) => acceptRestriction(RESTRICTION, { raw: `=${text}`, value: text })],
	['an agent’s restriction', (text) => acceptRestriction(RESTRICTION, { raw: text, value: '' })],
	['filters', (text) => acceptFilters({ raw: {}, value: { mchUuidList: text } }, 'Asia/Bangkok')],
	['a status', (text) => acceptFilters({ raw: {}, value: { KYCStatus: text } }, 'Asia/Bangkok')],
	[
		'a filter that is not known',
		(text) => acceptFilters({ raw: {}, value: { [text]: text } }, 'Asia/Bangkok'),
	],
	['an amount in baht', (text) => acceptSatang('Amount', text, 'baht')],
	['an amount in satang', (text) => acceptSatang('Amount', text, 'satang')],
	['a point in time', (text) => acceptInstant('Created After', text, 'Asia/Bangkok')],
	['branches', (text) => conditionsOf({ branchNos: text })],
	[
		'conditions about amounts',
		(text) => conditionsOf({ amountConditions: { condition: [{ amount: text }] } }),
	],
	['a cell of CSV', (text) => csvOf(text)],
	['an expression of Look Up', (text) => lookUpOf(text)],
	['an expression of Look Up with a field', (text) => lookUpOf(`={{ $json.${text} }}`)],
	['a body with a mark', async (text) => await textOfBody(text)],
	['a whole number', (text) => acceptWholeNumber('Limit', text, { min: 1, max: 9 })],
];

it.each(READERS)(
	'%s',
	async (what, read) => {
		for (const [kind, text] of TEXTS) {
			const startedAt = performance.now();
			await attempt(() => read(text));
			const isSlow = performance.now() - startedAt > CEILING_MS;
			expect({ what, kind, isSlow }).toEqual({ what, kind, isSlow: false });
		}
	},
	120_000,
);
