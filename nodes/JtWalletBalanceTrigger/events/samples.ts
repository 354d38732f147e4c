import type { Json, StatusField, WalletUser } from '../../../wallet-api/contract';
import { entryOf, type Known, knownBy } from '../memory/entries';
import { ownerOf } from '../memory/owner';
import { fromSatang } from '../memory/satang';
import { type EventKind, kindsOf, trackedBy, type Watch } from '../watch/watch';
import { type Comparison, comparisonsFor } from './comparisons';
import type { WalletEvent } from './walletEvent';

/** Most samples that the editor is given. */
export const MAX_SAMPLES = 3;

/** From how many users the samples are chosen. */
export const SAMPLE_POOL = 500;

/** How far away the made-up earlier amount of a sample is, in satang: 100 baht. */
const SAMPLE_DIFFERENCE = 10_000n;

/** From which status users mostly come to each. */
const EARLIER_STATUS: { readonly [field in StatusField]: { readonly [status: string]: string } } = {
	KYCStatus: {
		Unsubmitted: 'Rejected',
		Pending: 'Unsubmitted',
		Approved: 'Pending',
		Rejected: 'Pending',
	},
	authorizationStatus: { Authorized: 'Unauthorized', Unauthorized: 'Authorized' },
	mobileVerificationStatus: { Verified: 'Unverified', Unverified: 'Verified' },
	userStatus: { Active: 'Deactivating', Deactivating: 'Active', Deactivated: 'Deactivating' },
};

/**
 * Events as they could look, for the editor: real users with their real values of now, and an earlier value that is
 * made up. The chosen events take turns, each with users who could be reported for it now; where there are none, with
 * any users.
 */
export function sampleEvents(
	users: readonly WalletUser[],
	watch: Watch,
	detectedAt: number,
): WalletEvent[] {
	const kinds = kindsOf(watch);
	const comparisons = new Map(comparisonsFor(watch).map((each) => [each.event, each]));
	const samples = kinds.map((kind) => samplesOf(kind, comparisons.get(kind), users, watch));
	const inTurns = Array.from({ length: MAX_SAMPLES }, (_, turn) =>
		samples.flatMap((ofKind) => ofKind.slice(turn, turn + 1)),
	);
	return inTurns
		.flat()
		.slice(0, MAX_SAMPLES)
		.map((sample) => ({ ...sample, detectedAt }));
}

function samplesOf(
	event: EventKind,
	comparison: Comparison | undefined,
	users: readonly WalletUser[],
	watch: Watch,
): Array<Omit<WalletEvent, 'detectedAt'>> {
	const tracked = trackedBy(watch);
	const known = (user: WalletUser) => knownBy(entryOf(user, tracked), tracked);
	// Whoever is listed fits an event without a value, and a change to any: there nobody has to be chosen.
	const fitting = users.filter((user) =>
		event === 'balanceChanged' ? known(user).amount !== undefined : comparison?.holds(known(user)),
	);
	return (fitting.length > 0 ? fitting : users).slice(0, MAX_SAMPLES).map((user) => ({
		event,
		owner: ownerOf(user),
		changed: comparison?.field ?? null,
		previous: comparison === undefined ? null : earlierValue(comparison, user, known(user), watch),
		current: comparison?.valueIn(known(user)) ?? null,
		user: event === 'userGone' ? null : user,
	}));
}

/** A value from which the one of now would have been reported. */
function earlierValue(
	{ event, field }: Comparison,
	user: WalletUser,
	{ amount: now }: Known,
	{ amount, statuses }: Watch,
): Json {
	if (statuses.some((status) => status.event === event)) return earlierStatus(field, user[field]);
	if (now === undefined) return null;
	const { crossing, change } = amount ?? {};
	if (event === 'balanceCrossed' && crossing !== undefined) {
		const away = SAMPLE_DIFFERENCE + crossing.rearmDistance;
		const [low, high] = [crossing.satang - away, crossing.satang + away];
		return fromSatang(crossing.direction === 'below' ? high : low);
	}
	const atLeast = change?.atLeast ?? 0n;
	const difference = atLeast > SAMPLE_DIFFERENCE ? atLeast : SAMPLE_DIFFERENCE;
	return fromSatang(change?.direction === 'up' ? now.satang - difference : now.satang + difference);
}

function earlierStatus(field: string, status: Json | undefined): Json {
	const earlier = Object.entries(EARLIER_STATUS).find(([name]) => name === field)?.[1];
	return earlier?.[String(status)] ?? null;
}
