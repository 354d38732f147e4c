import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { believe } from './believe';
import { alreadyMatching, compare, type Outcome } from './events/compare';
import { holdBack } from './events/holdBack';
import type { WalletEvent } from './events/walletEvent';
import { itemsFor } from './itemsFor';
import { logTo } from './log';
import { entryOf, joinEntries } from './memory/entries';
import { type Memory, recall, remember, NOTHING_HELD } from './memory/memory';
import { ownerOf } from './memory/owner';
import { type Place, placeOf } from './memory/place';
import { type Question, questionOf } from './memory/question';
import { toSatang } from './memory/satang';
import { newAfterOf } from './newAfter';
import { noAmounts } from './pollErrors';
import { type ListedUsers, readWithinBudget } from './readWithinBudget';
import { acceptSettings, type TriggerSettings } from './settings';
import { mayBeRegistering, type Standing } from './standing';
import { trackedBy } from './watch/watch';

/** For how long, in ms, n8n may take to store what a poll handed over. */
const STORING_MS = 15_000;

/** What a poll asked, what it knew, and what it saw. */
interface Sight {
	readonly settings: TriggerSettings;
	readonly question: Question;
	readonly memory: Memory;
	readonly listed: ListedUsers;
	/** When, in milliseconds since the epoch. */
	readonly at: number;
	/** The same text means: the very state that this poll starts from. */
	readonly check: string;
}

/**
 * Reads everyone, compares with what the previous poll left, and remembers. What went wrong leaves the state as it
 * was, so that the next poll reports what this one could not.
 *
 * @returns the items to start the workflow with; a list without items where what was remembered decides what later
 * polls report, for n8n stores it only with something handed over; null when nothing of the kind happened.
 */
export async function reportChanges(
	context: IPollFunctions,
	standing: Standing,
): Promise<INodeExecutionData[][] | null> {
	const settings = acceptSettings(context);
	const isRegistering = mayBeRegistering(context);
	const listed = await readWithinBudget(context, settings, { isRegistering });
	const question = questionOf(listed.credential, settings.wanted, settings.watch);
	// Nothing is waited for from here on: the state that is read is the one that is replaced.
	const place = placeOf(context);
	const memory = recall(place.newest, question, context.getNode().id);
	const check = String(place.newest.check ?? '');
	const sight: Sight = { settings, question, memory, listed, at: Date.now(), check };
	if (isBeingStored(sight, standing)) {
		logTo(context).warn(
			'skipped this poll because n8n is still storing what the previous one reported',
		);
		return null;
	}
	checkAmounts(context, sight);
	const newAfter = newAfterOf(context.getNode(), sight);
	const outcome = outcomeOf(sight);
	believe({ context, standing, ...sight, outcome });
	logLimits(context, sight, newAfter);
	return handOver(context, { standing, place, outcome, newAfter, ...sight });
}

/** What happened since the previous poll; at the first one, what the operator wants to be told of what there is. */
function outcomeOf({ settings, memory, listed: { users, facts }, at }: Sight): Outcome {
	const { watch, onFirstPoll } = settings;
	if (memory.kind === 'known') {
		const { isSameQuestion, newAfter } = memory;
		const isWhole = facts.doubts.length === 0;
		return compare(memory.users, { users, isWhole, isSameQuestion, newAfter, at }, watch);
	}
	const reports = memory.kind === 'nothing' && onFirstPoll === 'report';
	const tracked = trackedBy(watch);
	return {
		events: reports ? alreadyMatching(users, watch, at) : [],
		listed: users.map((user) => entryOf(user, tracked)),
		left: [],
		isDecisive: true,
		listedBefore: 0,
		gone: [],
	};
}

/** Last of all, so that whatever fails before leaves the state as it was. */
function handOver(
	context: IPollFunctions,
	sight: Sight & { standing: Standing; place: Place; outcome: Outcome; newAfter: string },
): INodeExecutionData[][] | null {
	const { standing, settings, question, memory, outcome, place, newAfter, at, check } = sight;
	const heldBefore = memory.kind === 'known' ? memory.held : NOTHING_HELD;
	const { told, remaining, held } = holdBack(outcome.events, heldBefore, settings.patience, at);
	const about = { at, remaining, isSample: false };
	const items =
		told.length === 0
			? []
			: itemsFor(context.getNode(), withUsers(told, sight.listed.users), settings.items, about);
	const users = { listed: joinEntries(outcome.listed), left: joinEntries(outcome.left) };
	remember(place.state, question, context.getNode().id, { users, held, newAfter, at });
	place.tidy();
	const isAsBefore = memory.kind === 'known' && memory.isSameWatch && memory.newAfter === newAfter;
	const hasHappened = outcome.isDecisive || outcome.events.length + told.length > 0;
	if (isAsBefore && !hasHappened) return null;
	standing.handedOver = { check, at };
	// Without items it is an execution in which nothing runs, and n8n stores the state.
	return [items];
}

/** An event that was left over from an earlier poll is told with the user as listed now. */
function withUsers(events: readonly WalletEvent[], users: ListedUsers['users']): WalletEvent[] {
	const lacking = events.filter(({ event, user }) => user === null && event !== 'userGone');
	if (lacking.length === 0) return [...events];
	const owners = new Set(lacking.map(({ owner }) => owner));
	const found = new Map(
		users.flatMap((user) => {
			const owner = ownerOf(user);
			return owners.has(owner) ? [[owner, user] as const] : [];
		}),
	);
	return events.map((event) =>
		event.event === 'userGone'
			? event
			: { ...event, user: event.user ?? found.get(event.owner) ?? null },
	);
}

/** n8n hands over first and stores then: a poll in between would start from the same state, and tell the same again. */
function isBeingStored({ check, at }: Sight, { handedOver }: Standing): boolean {
	return check === handedOver?.check && at - handedOver.at < STORING_MS;
}

/** A trigger that watches an amount that nobody has would be silent for ever. */
function checkAmounts(context: IPollFunctions, { listed: { users }, settings }: Sight): void {
	const field = settings.watch.amount?.field;
	if (field === undefined || users.length === 0) return;
	if (users.some((user) => toSatang(user[field]) !== undefined)) return;
	throw noAmounts(context.getNode(), field, users.length);
}

/** Says in n8n's log why a poll compares less than others do. */
function logLimits(context: IPollFunctions, { memory, settings }: Sight, newAfter: string): void {
	const log = logTo(context);
	if (newAfter !== '' && settings.watch.added) {
		log.warn(
			`the list kept changing while it was read, so until a poll reads the whole list, only users created after ${newAfter} count as new`,
		);
	}
	if (memory.kind === 'nothing') return log.info('first poll, later ones are compared with it');
	if (memory.kind !== 'known')
		return log.warn(`${WHY_ONLY_REMEMBERED[memory.kind]}, so this poll only remembers`);
	if (!memory.isSameQuestion) {
		log.warn('the filters changed, so this poll reports nobody as new or no longer listed');
	} else if (!memory.isSameWatch) {
		log.info('what is watched changed, so this poll compares what the previous one knew as well');
	}
}

const WHY_ONLY_REMEMBERED = {
	otherMerchant: 'the credential is for another merchant than at the previous poll',
	unreadable: 'what the previous poll remembered cannot be read',
} as const;
