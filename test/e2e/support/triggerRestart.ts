import { type Run, WatchingN8n, type WatchingOptions } from './watchingN8n';

/** What the trigger told by the end of a step, and what it has to tell then: of whom, in one execution or none. */
export interface Told {
	readonly step: string;
	readonly runs: readonly Run[];
	readonly of: readonly string[];
}

const USERS = 40;
const STEPS = ['the first poll', 'a poll', 'a poll after a restart', 'one more poll'] as const;

/**
 * An active trigger in an n8n of its own: a change is told once, one that came while n8n was down is told once after
 * its start, and nothing is told again.
 */
export async function watchOverRestart(options: Omit<WatchingOptions, 'users'>): Promise<Told[]> {
	const n8n = await WatchingN8n.start({ ...options, users: USERS });
	try {
		const { merchant } = n8n.sandbox;
		const [first = '', second = ''] = merchant.idsFrom(1, 2);
		const pay = (mchUuid: string): void => {
			const satang = Number(merchant.find(mchUuid)?.balance ?? 0);
			merchant.changeUser(mchUuid, { balance: satang + 1 });
		};
		const told: Told[] = [];
		const note = async (...of: string[]): Promise<void> => {
			told.push({ step: STEPS[told.length] ?? '', runs: await n8n.newRuns(), of });
		};
		await n8n.watch({ events: ['balanceChanged'] });
		await note();
		pay(first);
		await n8n.nextPoll();
		await note(first);
		await n8n.restart(() => pay(second));
		await note(second);
		await n8n.nextPoll();
		await note();
		await n8n.stopWatching();
		return told;
	} finally {
		await n8n.end();
	}
}

/** What was told wrongly, in sentences; none where everything is as it has to be. */
export function wrongIn(told: readonly Told[]): string[] {
	return told.flatMap(({ step, runs, of }) => {
		const events = of.map((mchUuid) => ['balanceChanged', mchUuid]);
		const wanted = events.length === 0 ? [] : [{ status: 'success', events }];
		if (JSON.stringify(runs) === JSON.stringify(wanted)) return [];
		return [`${step} told ${JSON.stringify(runs)} instead of ${JSON.stringify(wanted)}`];
	});
}
