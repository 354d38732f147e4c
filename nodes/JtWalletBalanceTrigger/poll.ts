import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { AboutPoll } from './events/eventItems';
import { sampleEvents, SAMPLE_POOL } from './events/samples';
import { itemsFor } from './itemsFor';
import { logTo } from './log';
import { noUsers } from './pollErrors';
import { readWithinBudget } from './readWithinBudget';
import { reportChanges } from './reportChanges';
import { acceptSettings } from './settings';
import { standingOf } from './standing';
import { stayAlive } from './stayAlive';

/**
 * One poll. In an active workflow it reports what changed, unless the previous poll is still under way. In the editor
 * it shows samples and leaves the state alone.
 *
 * @returns the items to start the workflow with; null when nothing happened.
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return await showSamples(context);
	const standing = standingOf(context);
	return await stayAlive(context, standing, async () => {
		if (standing.isPolling) {
			logTo(context).warn(
				'skipped this poll because the previous one is still running. Poll less often, or narrow the filters.',
			);
			return null;
		}
		standing.isPolling = true;
		try {
			return await reportChanges(context, standing);
		} finally {
			standing.isPolling = false;
		}
	});
}

async function showSamples(context: IPollFunctions): Promise<INodeExecutionData[][]> {
	const settings = acceptSettings(context);
	const limit = Math.min(SAMPLE_POOL, settings.reading.pageSize);
	const { users } = await readWithinBudget(context, settings, { limit });
	if (users.length === 0) throw noUsers(context.getNode(), settings.wanted);
	const about: AboutPoll = { at: Date.now(), remaining: 0, isSample: true };
	const samples = sampleEvents(users, settings.watch, about.at);
	return [itemsFor(context.getNode(), samples, settings.items, about)];
}
