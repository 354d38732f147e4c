import type { INode } from 'n8n-workflow';
import { timeOf } from '../../wallet-api/reading/stretch';
import { toDoubtError } from '../shared/output/errors';
import type { Memory } from './memory/memory';
import type { ListedUsers } from './readWithinBudget';
import type { TriggerSettings } from './settings';

/** What a poll saw, and what it knew. */
interface FirstSight {
	readonly settings: TriggerSettings;
	readonly memory: Memory;
	readonly listed: ListedUsers;
}

/**
 * From when on users count as new in later polls, where the list that those are compared with could not be proven
 * whole: whoever was missed was created before the newest user that was seen.
 *
 * @throws NodeOperationError where new users are watched and no time of creation can be read.
 */
export function newAfterOf(node: INode, { listed, memory, settings }: FirstSight): string {
	if (listed.facts.doubts.length === 0) return '';
	if (memory.kind === 'known' && memory.isSameQuestion) return memory.newAfter;
	// Whoever was missed is to be reported, too.
	if (memory.kind === 'nothing' && settings.onFirstPoll === 'report') return '';
	const newest = listed.users.reduce((latest, user) => {
		const time = timeOf(user) ?? '';
		return time > latest ? time : latest;
	}, '');
	if (newest === '' && settings.watch.added) throw toDoubtError(node, listed.facts);
	return newest;
}
