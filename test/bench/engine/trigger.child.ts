/** The trigger's work beside the network: read the state, compare, write the state. Processor time in ms. */
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { SeededUsers } from '../../../sandbox/merchant/seededUsers';
import { eventsBetween } from '../../../nodes/JtWalletBalanceTrigger/events/events';
import { recall, remember } from '../../../nodes/JtWalletBalanceTrigger/memory/memory';
import { takeSnapshot } from '../../../nodes/JtWalletBalanceTrigger/memory/snapshot';
import {
	EVENT_KINDS,
	trackedBy,
	type Watch,
} from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import type { WalletUser } from '../../../wallet-api/contract';
import { collectGarbage, cpuMs, finish, readTask } from './childTask';

const task = z.object({
	users: z.number(),
	changed: z.number(),
	events: z.array(z.enum(EVENT_KINDS)),
	rounds: z.number(),
});

const { users: count, changed, events, rounds } = readTask(task);
const QUESTION = 'bench';
const watch: Watch = {
	events: new Set(events),
	amountField: 'balance',
	threshold: { direction: 'below', satang: 10_000n },
	change: { direction: 'any', atLeast: 0n },
	statusesTo: {
		kycStatusChanged: [],
		authorizationStatusChanged: [],
		mobileVerificationStatusChanged: [],
		userStatusChanged: [],
	},
};

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
remember(before, QUESTION, takeSnapshot(usersNow(0), trackedBy(watch)));
const text = stored(before);
const runs: number[] = [];
for (let round = 0; round <= rounds; round++) {
	const users = usersNow(changed);
	collectGarbage();
	const started = cpuMs();
	const state: IDataObject = JSON.parse(text);
	const memory = recall(state, QUESTION);
	if (memory.kind !== 'snapshot') throw new Error(`The state was ${memory.kind}.`);
	const now = takeSnapshot(users, trackedBy(watch));
	eventsBetween(memory.snapshot, now, users, watch);
	remember(state, QUESTION, now);
	stored(state);
	runs.push(cpuMs() - started);
}
// The first round is slower: the code is not compiled yet.
finish({ cpuMs: runs.slice(1), stateBytes: Buffer.byteLength(text) });
