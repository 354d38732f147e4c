import type { Json, StatusField, WalletUser } from '../../../wallet-api/contract';
import { cameOrWent, changeOf, nameOf, type WalletEvent } from './events';
import { fromSatang, isBeyond, isNamed, toSatang } from './wanted';
import {
	EVENT_KINDS,
	type EventKind,
	STATUS_OF_EVENT,
	type StatusEvent,
	type Watch,
} from '../watch/watch';

/** Most samples that the editor is given. */
export const MAX_SAMPLES = 10;

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
export function sampleEvents(users: readonly WalletUser[], watch: Watch): WalletEvent[] {
	const kinds = EVENT_KINDS.filter((kind) => watch.events.has(kind));
	const turns = Math.ceil(MAX_SAMPLES / kinds.length);
	const samples = kinds.map((kind) => {
		const fitting = users.filter((user) => fits(kind, user, watch));
		const chosen = fitting.length > 0 ? fitting : users;
		return chosen.slice(0, turns).map((user) => sampleOf(kind, user, watch));
	});
	const inTurns = Array.from({ length: turns }, (_, turn) =>
		samples.flatMap((ofKind) => ofKind.slice(turn, turn + 1)),
	);
	return inTurns.flat().slice(0, MAX_SAMPLES);
}

function fits(kind: EventKind, user: WalletUser, watch: Watch): boolean {
	if (isStatusEvent(kind)) {
		const [status, named] = [user[STATUS_OF_EVENT[kind]], watch.statusesTo[kind]];
		return named.length === 0 || isNamed(status, named);
	}
	if (kind === 'userAdded' || kind === 'userGone') return true;
	const satang = toSatang(user[watch.amountField]);
	return satang !== undefined && (kind === 'balanceChanged' || isBeyond(satang, watch));
}

function sampleOf(kind: EventKind, user: WalletUser, watch: Watch): WalletEvent {
	if (kind === 'userAdded') return cameOrWent(kind, nameOf(user), user);
	if (kind === 'userGone') return cameOrWent(kind, nameOf(user), null, user.uuid);
	if (isStatusEvent(kind)) {
		const field = STATUS_OF_EVENT[kind];
		return changeOf(kind, field, user, EARLIER_STATUS[field][String(user[field])] ?? null);
	}
	const { amountField } = watch;
	return changeOf(kind, amountField, user, earlierAmount(user[amountField], kind, watch));
}

function isStatusEvent(kind: EventKind): kind is StatusEvent {
	return kind in STATUS_OF_EVENT;
}

/** An amount from which the one of now would have been reported. */
function earlierAmount(current: Json | undefined, kind: EventKind, watch: Watch): Json {
	const satang = toSatang(current);
	if (satang === undefined) return null;
	const { threshold, change } = watch;
	if (kind === 'balanceCrossed' && isBeyond(satang, watch)) {
		return fromSatang(
			threshold.satang + (threshold.direction === 'below' ? SAMPLE_DIFFERENCE : -SAMPLE_DIFFERENCE),
		);
	}
	const goesUp =
		kind === 'balanceCrossed' ? threshold.direction === 'above' : change.direction === 'up';
	const difference = change.atLeast > SAMPLE_DIFFERENCE ? change.atLeast : SAMPLE_DIFFERENCE;
	return fromSatang(goesUp ? satang - difference : satang + difference);
}
