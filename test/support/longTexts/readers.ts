/** Everything of the product that meets texts from the network, a credential or a parameter. */
import { acceptWantedFile } from '../../../nodes/JtWalletBalance/exportFile';
import { idOfItem } from '../../../nodes/JtWalletBalance/lookUpId';
import { MissingIds } from '../../../nodes/JtWalletBalance/missingIds';
import { compact, expand } from '../../../nodes/JtWalletBalanceTrigger/memory/compactText';
import { questionOf } from '../../../nodes/JtWalletBalanceTrigger/memory/question';
import { toSatang } from '../../../nodes/JtWalletBalanceTrigger/memory/satang';
import { acceptWatch } from '../../../nodes/JtWalletBalanceTrigger/watch/acceptWatch';
import type { Watch } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import { acceptSatang } from '../../../nodes/shared/fields/amountEntry';
import { acceptWholeNumber, toList } from '../../../nodes/shared/fields/badInput';
import { acceptConditions } from '../../../nodes/shared/fields/conditions';
import { acceptRestriction } from '../../../nodes/shared/fields/entered';
import { acceptFilters } from '../../../nodes/shared/fields/filters';
import { acceptId, acceptIdList } from '../../../nodes/shared/fields/idList';
import { acceptInstant } from '../../../nodes/shared/fields/instantEntry';
import { textOfBody } from '../../../nodes/shared/http/bodyText';
import { toFailure } from '../../../nodes/shared/http/transport';
import { CsvText, type Delimiter, DELIMITERS } from '../../../nodes/shared/output/csv';
import {
	addExactly,
	bahtNumber,
	bahtText,
	bahtForDisplay,
	satangFromBaht,
} from '../../../wallet-api/amounts';
import { describeClockDifference } from '../../../wallet-api/calling/clockDifference';
import { heldAgainst } from '../../../wallet-api/calling/heldAgainst';
import { type PageResult, parseAnswer } from '../../../wallet-api/calling/response';
import { retryAfterMs } from '../../../wallet-api/calling/retry';
import { describeFailure } from '../../../wallet-api/failures';
import { isExactInJavaScript, parseJson } from '../../../wallet-api/json';
import { timeOf } from '../../../wallet-api/reading/stretch';
import { parseBaseUrl } from '../../../wallet-api/signing/baseUrl';
import { parsePrivateKey } from '../../../wallet-api/signing/privateKey';
import { accessFrom, signRequest } from '../../../wallet-api/signing/signRequest';
import { isoConverter, isTimeZone } from '../../../wallet-api/times';
import { authenticate, CREDENTIALS } from '../credential';

const object = (body: string) => `{"code":${body}}`;
const page = (row: object) => JSON.stringify({ code: 10_000, data: { total: 1, list: [row] } });
/** The words of a failure; of anything else, none. */
const wordsOf = (result: PageResult | undefined): unknown =>
	result === undefined || result.ok ? undefined : describeFailure(result.failure);

const RESTRICTION = { label: 'KYC Status', without: 'remove the filter' };
const LIMIT = { displayName: 'Limit', typeOptions: { minValue: 1, maxValue: 9 } };
const WATCH: Watch = { added: true, gone: false, statuses: [] };

const signed = async (changed: object, address = 'https://api.example.com/', body: unknown = {}) =>
	await signRequest(accessFrom({ ...CREDENTIALS, ...changed }), address, body, 0);

const csvOf = (text: string, delimiter: Delimiter) =>
	[
		...new CsvText({ columns: [], delimiter, bom: false, safeText: true }).write([
			{ mchUuid: text, [text]: 1 },
		]),
	].join('');

/** Short cells, each of which could be read in two ways, and one that is not plain after them. */
const csvLineOf = (text: string) => {
	const cells = text.match(/.{2}/gsu)?.slice(0, 28) ?? [];
	const row = Object.fromEntries([...cells, '"'].map((cell, place) => [`c${place}`, cell]));
	return [
		...new CsvText({ columns: [], delimiter: 'comma', bom: false, safeText: true }).write([row]),
	].join('');
};

const lookUpOf = (entered: string) => {
	const context = Object.assign(Object.create(null), { getNodeParameter: () => entered });
	return idOfItem(context)({ json: {} }, 0);
};

const watchOf = (fields: { readonly [name: string]: unknown }) => {
	const values: { readonly [name: string]: unknown } = {
		events: ['balanceCrossed'],
		amountField: 'balance',
		thresholdDirection: 'below',
		...fields,
	};
	return acceptWatch((name) => ({ raw: values[name], value: values[name] }));
};

const incoming = (text: string) => ({
	setEncoding: () => undefined,
	async *[Symbol.asyncIterator]() {
		yield text;
	},
});

const fileNamed = (fileName: string) =>
	acceptWantedFile((name) => (name === 'fileName' ? fileName : 'csv'), {});

const conditionsOf = (filters: object) => acceptConditions({ ...filters }, {}, 'Asia/Bangkok');

/** Everything that meets such texts. */
export const READERS: ReadonlyArray<readonly [what: string, read: (text: string) => unknown]> = [
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
	['an amount for people', bahtForDisplay],
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
	...Object.keys(DELIMITERS)
		.filter((name): name is Delimiter => name in DELIMITERS)
		.map((name) => [`a cell of CSV, ${name}`, (text: string) => csvOf(text, name)] as const),
	['a line of CSV', csvLineOf],
	['the name of a file', fileNamed],
	['an expression of Look Up', (text) => lookUpOf(text)],
	['an expression of Look Up with a field', (text) => lookUpOf(`={{ $json.${text} }}`)],
	['a whole number', (text) => acceptWholeNumber(LIMIT, text)],
	['an ID that nobody has', (text) => new MissingIds([text]).hints('wallet user')],
	['an error of n8n’s', (text) => toFailure(new Error(text))],
	['the time of a row', (text) => timeOf({ createTime: text })],
	[
		'the address of a request of n8n’s HTTP node',
		async (text) => await authenticate({ baseURL: CREDENTIALS.baseUrl, url: text, body: {} }),
	],
	['a threshold', (text) => watchOf({ thresholdAmount: text, amountUnit: 'baht' })],
	['a threshold in satang', (text) => watchOf({ thresholdAmount: text, amountUnit: 'satang' })],
	['what a trigger has stored', expand],
	[
		'parameters that hold a timestamp',
		async (text) => await signed({}, undefined, `{"timestamp":1,"text":${JSON.stringify(text)}}`),
	],
	['a body that comes in', async (text) => await textOfBody(incoming(text))],
];
