import {
	type Json,
	STATUS_VALUES,
	type StatusField,
	type WalletUser,
} from '../../wallet-api/contract';
import { cameOrWent, changeOf, type WalletEvent } from './events';
import {
	EVENT_KINDS,
	type EventKind,
	STATUS_OF_EVENT,
	type StatusEvent,
	type Watch,
} from './watch';

/** Most samples that the editor is given. */
export const MAX_SAMPLES = 10;

/** How far away the made-up earlier amount of a sample is, in satang: 100 baht. */
const SAMPLE_DIFFERENCE = 10_000n;

/**
 * Events as they could look, for the editor: real users with their real values of now, and an earlier value that is
 * made up. The chosen events take turns.
 */
export function sampleEvents(users: readonly WalletUser[], watch: Watch): WalletEvent[] {
	const kinds = EVENT_KINDS.filter((kind) => watch.events.has(kind));
	return users.slice(0, MAX_SAMPLES).flatMap((user, index) => {
		const kind = kinds[index % kinds.length];
		return kind === undefined ? [] : [sampleOf(kind, user, watch)];
	});
}

function sampleOf(kind: EventKind, user: WalletUser, watch: Watch): WalletEvent {
	if (kind === 'userAdded') return cameOrWent(kind, user.mchUuid, user);
	if (kind === 'userGone') return cameOrWent(kind, user.mchUuid, null, user.uuid ?? null);
	if (isStatusEvent(kind)) {
		const field = STATUS_OF_EVENT[kind];
		return changeOf(kind, field, user, otherStatus(field, user[field]));
	}
	return changeOf(
		kind,
		watch.amountField,
		user,
		earlierAmount(user[watch.amountField], kind, watch),
	);
}

function isStatusEvent(kind: EventKind): kind is StatusEvent {
	return kind in STATUS_OF_EVENT;
}

function otherStatus(field: StatusField, current: Json | undefined): Json {
	return STATUS_VALUES[field].find((value) => value !== current) ?? null;
}

/** An amount from which the one of now would have been reported. */
function earlierAmount(current: Json | undefined, kind: EventKind, watch: Watch): Json {
	if (!/^-?\d+$/.test(String(current))) return null;
	const satang = BigInt(String(current));
	const goesUp =
		kind === 'balanceCrossed'
			? watch.threshold.direction === 'above'
			: watch.change.direction === 'up';
	const { atLeast } = watch.change;
	const difference = atLeast > SAMPLE_DIFFERENCE ? atLeast : SAMPLE_DIFFERENCE;
	const earlier = goesUp ? satang - difference : satang + difference;
	return Number.isSafeInteger(Number(earlier)) ? Number(earlier) : String(earlier);
}
