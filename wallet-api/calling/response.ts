import {
	type BalancePage,
	type Json,
	type JsonObject,
	SUCCESS_CODE,
	type WalletUser,
} from '../contract';
import { kindOfCode, kindOfStatus } from '../failureTable';
import { failed, type Failed, type Result, succeeded } from '../failures';
import { parseJson } from '../json';

/** A page of wallet users, or the failure that the answer stands for. */
export type PageResult = Result<BalancePage>;

/**
 * Reads one HTTP answer. The vendor reports failures with HTTP 200, so the code inside decides; where there is
 * none that is known, the HTTP status does. Anything that is not a success with a list of rows that each have their
 * `mchUuid`, and a total, is a failure.
 */
export function readAnswer(status: number, text: string): PageResult {
	const answer = parseObject(text);
	const code = answer && integer(answer.code);
	const isOk = status >= 200 && status < 300;
	if (answer !== undefined && code !== undefined && code !== SUCCESS_CODE) {
		const vendorMessage = typeof answer.message === 'string' ? answer.message : undefined;
		const kind = kindOfCode(code);
		return failed(kind === 'unknownCode' && !isOk ? kindOfStatus(status) : kind, {
			code,
			vendorMessage,
			status: isOk ? undefined : status,
		});
	}
	if (!isOk) return failed(kindOfStatus(status), { status });
	if (answer === undefined) return failed(kindOfText(text));
	if (code === undefined) return failed('notBalances', { detail: 'The answer has no code.' });
	return readData(answer.data);
}

function readData(data: Json | undefined): PageResult {
	if (!isObject(data)) return notBalances('It has no "data".');
	const { list, ...totals } = data;
	if (!Array.isArray(list)) return notBalances('It has no "data.list".');
	if (!list.every(isWalletUser)) {
		const nameless = list.findIndex((row) => !isWalletUser(row));
		return notBalances(`Row ${nameless + 1} has no "mchUuid".`);
	}
	const total = count(totals.total);
	if (total === undefined)
		return notBalances('It has no "data.total", so nobody can say whether all users came.');
	return succeeded({
		users: list,
		total,
		size: count(totals.size),
		current: count(totals.current),
		totals,
	});
}

function notBalances(detail: string): Failed {
	return failed('notBalances', { detail });
}

/** What a body with HTTP 200 is that cannot be read as a JSON object. */
function kindOfText(text: string): 'cutOff' | 'webPage' | 'notJson' {
	const start = text.trimStart();
	if (start === '' || start.startsWith('{')) return 'cutOff';
	return start.startsWith('<') ? 'webPage' : 'notJson';
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
function integer(value: Json | undefined): number | undefined {
	const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** An integer from 0 up. */
function count(value: Json | undefined): number | undefined {
	const number = integer(value);
	return number !== undefined && number >= 0 ? number : undefined;
}

function isObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWalletUser(row: Json): row is WalletUser & { mchUuid: string } {
	return isObject(row) && typeof row.mchUuid === 'string' && row.mchUuid !== '';
}
