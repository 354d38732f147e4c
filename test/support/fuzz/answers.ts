import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../../nodes/shared/record';
import { parseAnswer } from '../../../wallet-api/calling/response';
import { jsonObjectText, numberText, valueOf } from '../jsonTexts';
import { VENDOR_EXAMPLE } from '../vendorExample';
import { ensure, harmed, harms } from './harms';

/** A string of JSON or a number of it, outside of one another where both are matched in turn. */
const STRING_OR_NUMBER = /"(?:\\.|[^"\\])*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** Stands for a number in the rows of an answer; no field has this name. */
const NUMBER = 'a number as written';

/** The data of an answer, each number as the characters that were written: `JSON.parse` would round it. */
const dataOf = (text: string): Record<string, unknown> => {
	const marked = text.replace(STRING_OR_NUMBER, (piece) =>
		piece.startsWith('"') ? piece : `{"${NUMBER}":"${piece}"}`,
	);
	const answer: { data: Record<string, unknown> } = JSON.parse(marked);
	return answer.data;
};

/** Whether what was read is what was written: a number as one of that very value, or as a text of its very digits. */
const isAsWritten = (read: unknown, written: unknown): boolean => {
	if (Array.isArray(written)) {
		const isSame = (one: unknown, at: number) => Array.isArray(read) && isAsWritten(read[at], one);
		return Array.isArray(read) && read.length === written.length && written.every(isSame);
	}
	if (!isRecord(written)) return read === written;
	const { [NUMBER]: digits } = written;
	if (typeof digits === 'string') {
		return typeof read === 'number' ? valueOf(String(read)) === valueOf(digits) : read === digits;
	}
	if (!isRecord(read) || !isDeepStrictEqual(Object.keys(read), Object.keys(written))) return false;
	return Object.entries(written).every(([name, value]) => isAsWritten(read[name], value));
};

/** The vendor's example, or rows of anything under its head. */
const anAnswer = fc.oneof(
	fc.constant(VENDOR_EXAMPLE),
	fc.tuple(fc.array(jsonObjectText, { maxLength: 4 }), numberText).map(([rows, sum]) => {
		const list = rows.map(({ text }) => text).join(', ');
		return `{"code":10000,"data":{"list":[${list}],"total":${rows.length},"totalBalance":${sum}}}`;
	}),
);

/** A harmed answer is a page of the very rows and totals that stand in it, to the digit, or a failure. */
export const answers = fc.asyncProperty(
	fc.tuple(anAnswer, harms, fc.constantFrom(200, 200, 200, 201, 204, 400, 401, 429, 500, 503)),
	async ([whole, all, status]) => {
		const text = harmed(whole, all);
		const result = parseAnswer(status, text);
		if (!result.ok) return ensure(result.failure.kind.length > 0, 'a failure without a kind');
		const { list, ...totals } = dataOf(text);
		ensure(isAsWritten(result.value.users, list ?? []), 'the rows are not those of the answer');
		ensure(isAsWritten(result.value.totals, totals), 'the totals are not those of the answer');
		return await Promise.resolve();
	},
);
