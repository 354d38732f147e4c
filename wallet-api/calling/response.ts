import {
	type BalancePage,
	type Json,
	type JsonObject,
	SUCCESS_CODE,
	type WalletUser,
} from '../contract';
import { type FailureKind, kindOfCode, kindOfStatus } from '../failureTable';
import { failed, type Failed, type Result, succeeded } from '../failures';
import { isCutOff, parseJson } from '../json';
import { plainText } from './plainText';

/** A page of wallet users, or the failure that the answer stands for. */
export type PageResult = Result<BalancePage>;

/** The kinds of failure in which it helps to read what the server, or whatever stands before it, has to say. */
const TOLD_BY_SERVER: readonly FailureKind[] = ['forbidden', 'proxyLogin', 'statusRefused'];

/**
 * Parses one HTTP answer. The vendor reports failures with HTTP 200, so the code inside decides; where there is
 * none that is known, the HTTP status does. Anything that is not a success with a list of rows and a total is a
 * failure.
 */
export function parseAnswer(status: number, text: string): PageResult {
	const answer = parseObject(text);
	const code = answer && integerIn(answer.code);
	const isOk = status >= 200 && status < 300;
	if (answer !== undefined && code !== undefined && code !== SUCCESS_CODE) {
		const serverMessage = typeof answer.message === 'string' ? answer.message : undefined;
		const kind = kindOfCode(code);
		if (isOk) return failed(kind, { code, serverMessage });
		return failed(kind === 'unknownCode' ? kindOfStatus(status) : kind, {
			code,
			serverMessage,
			status,
		});
	}
	if (!isOk) return refusedByStatus(status, answer, text);
	if (answer === undefined) return failed(kindOfText(text));
	if (code === undefined) return failed('notBalances', { detail: 'The answer has no code.' });
	return parseData(answer.data);
}

function refusedByStatus(status: number, answer: JsonObject | undefined, text: string): Failed {
	const kind = kindOfStatus(status);
	if (!TOLD_BY_SERVER.includes(kind)) return failed(kind, { status });
	const words = [answer?.message, answer?.error, plainText(text)];
	const serverMessage = words.find((word) => typeof word === 'string' && word !== '');
	return failed(kind, {
		status,
		serverMessage: typeof serverMessage === 'string' ? serverMessage : undefined,
	});
}

function parseData(sent: Json | undefined): PageResult {
	// A sibling brand of the vendor's sends the data as a JSON text.
	const data = typeof sent === 'string' ? parseObject(sent) : sent;
	if (!isObject(data)) return notBalances('It has no "data".');
	const { list, ...totals } = data;
	const total = countIn(totals.total);
	const rows = list === null && total === 0 ? [] : list;
	if (!Array.isArray(rows)) return notBalances('It has no "data.list".');
	if (!rows.every(isWalletUser)) {
		const place = rows.findIndex((row) => !isWalletUser(row));
		return notBalances(`Row ${place + 1} is not a wallet user.`);
	}
	if (total === undefined)
		return notBalances('It has no "data.total", so nobody can say whether all users came.');
	return succeeded({
		users: rows,
		total,
		size: countIn(totals.size),
		current: countIn(totals.current),
		totals,
	});
}

function notBalances(detail: string): Failed {
	return failed('notBalances', { detail });
}

/** What a body with HTTP 200 is that cannot be read as a JSON object. */
function kindOfText(text: string): 'cutOff' | 'webPage' | 'notJson' {
	const start = text.trimStart();
	if (start.startsWith('<')) return 'webPage';
	return start.startsWith('{') && isCutOff(start) ? 'cutOff' : 'notJson';
}

function parseObject(text: string): JsonObject | undefined {
	try {
		const value = parseJson(text);
		return isObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/** An integer, whether sent as a number or, as Java services do with longs, as a text of digits. */
function integerIn(value: Json | undefined): number | undefined {
	const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** An integer from 0 up. */
function countIn(value: Json | undefined): number | undefined {
	const number = integerIn(value);
	return number !== undefined && number >= 0 ? number : undefined;
}

function isObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWalletUser(row: Json): row is WalletUser {
	return isObject(row);
}
