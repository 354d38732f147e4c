import { waitForExecution } from '../../n8n/executions';
import type { RestSession } from '../../n8n/rest';
import type { RoundFacts } from './judge';

/** What became of a killed worker's executions. */
export interface Fate {
	readonly id: string;
	readonly status: string;
	/** From the kill until n8n called it ended, in milliseconds; undefined where it did not. */
	readonly afterMs: number | undefined;
	/** What n8n says went wrong. */
	readonly message: string | undefined;
}

/** What became of the victims of a round. `killedAt`: milliseconds since the epoch. */
export async function fatesOf(
	session: RestSession,
	{ victims, executions }: RoundFacts,
	killedAt: number,
): Promise<Fate[]> {
	const fates: Fate[] = [];
	for (const { id, status, stoppedAt } of executions) {
		if (!victims.includes(id)) continue;
		const message = status !== 'success' ? (await waitForExecution(session, id)).error : undefined;
		fates.push({ id, status, message, afterMs: stoppedAt && stoppedAt - killedAt });
	}
	return fates;
}
