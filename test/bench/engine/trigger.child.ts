/**
 * The trigger's work beside the network: read the state, compare, write the state. Processor time in ms, and what the
 * state takes in n8n's database and memory.
 */
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { SeededUsers } from '../../../sandbox/merchant/seededUsers';
import { compare } from '../../../nodes/JtWalletBalanceTrigger/events/compare';
import { entryOf, joinEntries } from '../../../nodes/JtWalletBalanceTrigger/memory/entries';
import {
	recall,
	remember,
	NOTHING_HELD,
} from '../../../nodes/JtWalletBalanceTrigger/memory/memory';
import { questionOf } from '../../../nodes/JtWalletBalanceTrigger/memory/question';
import {
	EVENT_KINDS,
	type EventKind,
	STATUS_EVENTS,
	trackedBy,
	type Watch,
} from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import type { WalletUser } from '../../../wallet-api/contract';
import { collectGarbage, cpuMs, finish, heapBytesOf, readTask } from './childTask';

const task = z.object({
	users: z.number(),
	changed: z.number(),
	events: z.array(z.enum(EVENT_KINDS)),
	rounds: z.number(),
});

const { users: count, changed, events, rounds } = readTask(task);
const has = (kind: EventKind) => events.includes(kind);
const watch: Watch = {
	added: has('userAdded'),
	gone: has('userGone'),
	amount: {
		field: 'balance',
		...(has('balanceCrossed') && {
			crossing: { direction: 'below', satang: 10_000n, rearmDistance: 0n },
		}),
		...(has('balanceChanged') && { change: { direction: 'any', atLeast: 0n } }),
	},
	statuses: STATUS_EVENTS.filter(has).map((event) => ({ event, named: [] })),
};
const QUESTION = questionOf(
	{ baseUrl: 'https://bench.example.com', appId: 'bench' },
	{ filters: {} },
	watch,
);
const NODE = 'bench';

/** The users as a page brings them; so many of them have another balance than in the sandbox. */
function usersNow(different: number): WalletUser[] {
	const seeded = new SeededUsers(1, count);
	return Array.from({ length: count }, (_, index) => {
		const row = seeded.row(index);
		const balance = Number(row.balance) + (index < different ? 1 : 0);
		const user: WalletUser = JSON.parse(JSON.stringify({ ...row, balance }));
		return user;
	});
}

/** The workflow's static data, which n8n keeps as text. */
function stored(state: IDataObject): string {
	return JSON.stringify(state);
}

const before: IDataObject = {};
const listed = joinEntries(usersNow(0).map((user) => entryOf(user, trackedBy(watch))));
remember(before, QUESTION, NODE, {
	users: { listed, left: '' },
	held: NOTHING_HELD,
	newAfter: '',
	at: 0,
});
const text = stored(before);
const runs: number[] = [];
for (let round = 0; round <= rounds; round++) {
	const users = usersNow(changed);
	collectGarbage();
	const started = cpuMs();
	const state: IDataObject = JSON.parse(text);
	const memory = recall(state, QUESTION, NODE);
	if (memory.kind !== 'known') throw new Error(`The state was ${memory.kind}.`);
	const seen = { users, isWhole: true, isSameQuestion: true, newAfter: '', at: 1 };
	const outcome = compare(memory.users, seen, watch);
	remember(state, QUESTION, NODE, {
		users: { listed: joinEntries(outcome.listed), left: joinEntries(outcome.left) },
		held: NOTHING_HELD,
		newAfter: '',
		at: seen.at,
	});
	stored(state);
	runs.push(cpuMs() - started);
}
// The first round is slower: the code is not compiled yet.
finish({
	cpuMs: runs.slice(1),
	stateBytes: Buffer.byteLength(text),
	heapBytes: heapBytesOf(() => JSON.parse(text)),
});
