/**
 * Everything that can go wrong between this package and JT Wallet, in one table. The nodes' errors, the
 * credential test, the retries and the table in `docs/errors.md` are all made from it.
 * Sources of the codes: the vendor's page and the vendor's other public pages, which use two families of codes.
 */

import { ANSWERS } from './failureRows/answers';
import { CONNECTION } from './failureRows/connection';
import { REFUSED_BY_CODE } from './failureRows/refusals';
import type { FailureRule } from './failureRows/rule';

/** The table: kind of failure → how it is recognised, what happened, what to do, whether to ask again, who has to act. */
export const FAILURES = { ...REFUSED_BY_CODE, ...CONNECTION, ...ANSWERS };

/** Name of a row of the table. */
export type FailureKind = keyof typeof FAILURES;

/** The kinds that have something in a column of the table. */
type KindsWith<Column extends 'codes' | 'statuses' | 'network'> = {
	[Kind in FailureKind]: (typeof FAILURES)[Kind][Column] extends readonly [] ? never : Kind;
}[FailureKind];

/** The names of the rows, in the table's order. */
export const FAILURE_KINDS: readonly FailureKind[] = Object.keys(FAILURES).filter(isFailureKind);

const kindByCode = kindsBy('codes');
const kindByStatus = kindsBy('statuses');
const signsOfNetwork = [...kindsBy('network')];

/** The row of a kind. */
export function ruleOf(kind: FailureKind): FailureRule {
	return FAILURES[kind];
}

/** What a code of the vendor's means. */
export function kindOfCode(code: number): KindsWith<'codes'> | 'unknownCode' {
	return kindByCode.get(code) ?? 'unknownCode';
}

/** What an HTTP status other than 2xx means. */
export function kindOfStatus(status: number): KindsWith<'statuses'> | 'statusRefused' {
	return kindByStatus.get(status) ?? (status > 504 ? 'temporaryError' : 'statusRefused');
}

/** What a network error code such as `ECONNRESET`, or the name of an error, means. */
export function kindOfNetworkError(code: string): KindsWith<'network'> | 'unknownNetworkError' {
	const [, kind = 'unknownNetworkError'] =
		signsOfNetwork.find(([sign]) => isSignOf(sign, code)) ?? [];
	return kind;
}

function isSignOf(sign: string, code: string): boolean {
	return sign.endsWith('*') ? code.startsWith(sign.slice(0, -1)) : code === sign;
}

function isFailureKind(name: string): name is FailureKind {
	return name in FAILURES;
}

function kindsBy<Column extends 'codes' | 'statuses' | 'network'>(column: Column) {
	type Entry = [sign: FailureRule[Column][number], kind: KindsWith<Column>];
	return new Map(
		FAILURE_KINDS.filter(
			(kind): kind is KindsWith<Column> => ruleOf(kind)[column].length > 0,
		).flatMap((kind) => [...ruleOf(kind)[column]].map((sign): Entry => [sign, kind])),
	);
}
