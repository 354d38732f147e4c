import { median } from 'simple-statistics';
import { z } from 'zod';
import { EVENT_KINDS } from '../../nodes/JtWalletBalanceTrigger/watch/watch';
import { inTurn } from '../inTurn';
import { count, megabytes } from '../lab/numbers';
import { inEngine } from './engine';
import { tablePart } from './verdicts';

/** The trigger's comparison, state read and written included: what `trigger.child.ts` prints. */
const triggerShape = z.object({
	cpuMs: z.array(z.number()),
	stateBytes: z.number(),
	/** What the state takes in n8n's memory between polls. */
	heapBytes: z.number(),
});

/** What the trigger's comparison costs: as it comes out of the box, and watching everything. */
export const trigger = tablePart(
	'trigger',
	async (place) => {
		const { triggerUsers: users, rounds } = place.plan;
		return await inTurn([['balanceCrossed'], EVENT_KINDS], async (events) => {
			place.say(`trigger: ${events.length} kinds of events`);
			const task = { users, changed: users / 100, events, rounds };
			return { ...task, ...(await inEngine(place, 'trigger', task, triggerShape)) };
		});
	},
	{
		'Kinds of events': ({ events }) => count(events.length),
		users: ({ users }) => count(users),
		'of them changed': ({ changed }) => count(changed),
		'processor time, ms': { of: ({ cpuMs }) => median(cpuMs), say: count, limit: () => 500 },
		'state in the database, MB': ({ stateBytes }) => megabytes(stateBytes),
		'in memory, MB': ({ heapBytes }) => megabytes(heapBytes),
	},
);
