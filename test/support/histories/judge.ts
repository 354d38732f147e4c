import { SUCCESS_CODE } from '../../../wallet-api/contract';
import { identityOf } from '../../../wallet-api/identity';
import type { History } from './history';
import { mostRequests } from './bound';
import type { Played } from './play';
import type { Truth } from './truth';

/** Faults that let a page say something else than the list would. */
const LIES: ReadonlySet<string> = new Set([
	'wrongCurrent',
	'wrongSize',
	'wrongTotal',
	'emptyPage',
	'shortPage',
	'repeatedPage',
	'cappedSize',
]);

/** Lies that make an answer hold fewer rows than the list has there, which looks like a cap of the server's. */
const SHORT: ReadonlySet<string> = new Set([
	'shortPage',
	'cappedSize',
	'repeatedPage',
	'wrongTotal',
]);

/** How a reading ended. */
export type Ending = 'whole' | 'hinted' | 'cancelled' | `failed: ${string}`;

/** The name of how a reading ended. */
export function endingOf({ result }: Played): Ending {
	if (result === 'cancelled') return 'cancelled';
	if (!result.ok) return `failed: ${result.failure.kind}`;
	return result.value.doubts.length === 0 ? 'whole' : 'hinted';
}

/**
 * What always has to hold, whatever happened.
 * @returns a sentence for each rule that was broken
 */
export function brokenRules(history: History, played: Played): string[] {
	return [...rulesOfRequests(history, played), ...rulesOfUsers(history, played)].flatMap(
		([holds, rule]) => (holds ? [] : [rule]),
	);
}

type Rule = readonly [holds: boolean, rule: string];

function rulesOfRequests(history: History, played: Played): Rule[] {
	const { requests, options, truth, afterCancel } = played;
	const most = mostRequests({
		options,
		parallelRequests: history.parallelRequests,
		maxRetries: history.maxRetries,
		mostUsers: truth.ever.size,
		leastCap: history.faults.some(({ kind }) => SHORT.has(kind)) ? 1 : Infinity,
	});
	// Two workers that ask for one page within one millisecond sign the same; who tries again signs again.
	const failed = new Set<string | undefined>();
	const isSentAgain = requests.some(({ sign, answeredCode }) => {
		const hasFailed = failed.has(sign);
		if (answeredCode !== SUCCESS_CODE) failed.add(sign);
		return hasFailed;
	});
	const isCancelled = played.result === 'cancelled';
	return [
		[requests.every(({ signatureVerified }) => signatureVerified), 'every signature is right'],
		[!isSentAgain, 'no signature that failed is sent again'],
		[requests.length <= most, `at most ${most} requests, not ${requests.length}`],
		[afterCancel.requests === 0, 'no request starts after the cancel'],
		[!isCancelled || afterCancel.ms === 0, 'a cancel ends it at once'],
		[!isCancelled || history.cancelAfterMs !== undefined, 'nothing is cancelled by itself'],
	];
}

function rulesOfUsers(history: History, played: Played): Rule[] {
	const { result, truth, options } = played;
	if (result === 'cancelled') return [];
	const mayLie = history.faults.some(({ kind }) => LIES.has(kind));
	if (!result.ok) {
		const isExplained = history.faults.length > 0 || truth.moved;
		return [[isExplained, `nothing fails by itself: ${result.failure.kind}`]];
	}
	const { users, doubts, withoutMchUuid } = result.value;
	const ids = users.flatMap(({ mchUuid }) => (mchUuid === undefined ? [] : [mchUuid]));
	const found = new Set(ids);
	const hidden = hiddenUser(history, truth);
	const missing = [...truth.always].filter((id) => !found.has(id) && id !== hidden);
	const expected = truth.now.slice(0, options.limit);
	const isWhole = doubts.length === 0;
	// Nobody can tell who a row without an ID is: it stands for one user at the most, and that one may come again.
	const isNamed = withoutMchUuid === 0;
	// Shown without an ID in an answer that does not join, a user may be a stranger who never came.
	const mayHideIds = history.faults.some(
		(fault) => fault.kind === 'missingFields' && fault.fields.includes('mchUuid'),
	);
	const isUndisturbed = !truth.moved && !mayLie;
	return [
		// Somebody who left and was created again has another wallet, and is another row.
		[new Set(users.map(identityOf)).size === users.length, 'nobody comes twice'],
		[ids.every((id) => truth.ever.has(String(id))), 'nobody comes who never matched'],
		// Those that a limit cuts off were met, too.
		[
			options.limit === undefined
				? users.length - ids.length === withoutMchUuid
				: users.length - ids.length <= withoutMchUuid,
			'rows without an ID are counted',
		],
		[users.length <= (options.limit ?? Infinity), 'no more than the limit'],
		[
			!isWhole || options.limit !== undefined || missing.length <= withoutMchUuid,
			`nobody is lost without a hint: ${missing.join()}`,
		],
		[!isUndisturbed || mayHideIds || isWhole, 'a list that does not change gives no hint'],
		[!isUndisturbed || !isNamed || ids.join() === expected.join(), "the vendor's order"],
	];
}

/**
 * The last user of a list whose server keeps the last row of its answers back again and again. Nobody can tell that
 * from a list that is one shorter and a total that is too high.
 */
function hiddenUser({ faults }: History, { always }: Truth): string | undefined {
	const short = faults.filter(({ kind }) => kind === 'shortPage');
	const isOnce = short.every(({ when }) => when?.every !== true && (when?.times ?? 1) === 1);
	return isOnce && short.length < 2 ? undefined : [...always].at(-1);
}
