import { join } from 'node:path';
import { z } from 'zod';
import { MAX_PAGE_SIZE } from '../../../wallet-api/contract';
import { runChild } from '../child';
import type { RunCost } from '../results';
import { PLAIN } from '../workflows/contenders';
import { logFile, type Place } from './place';

const shape = z.object({ runMs: z.number(), peakBytes: z.number(), users: z.number() });

/** Reads every user by a program of its own, on the Node.js that runs n8n. Fails where not all came. */
export async function runPlainLoop(place: Place): Promise<RunCost> {
	const { sandbox, install, folder } = place;
	const { users, runMs, peakBytes } = await runChild({
		command: install.node,
		args: [join(__dirname, 'plainLoop.mjs')],
		task: { ...sandbox.credentials, pageSize: MAX_PAGE_SIZE, parallelRequests: 4 },
		result: shape,
		logFile: logFile(place, PLAIN),
		cwd: folder,
	});
	if (users !== sandbox.merchant.size) {
		throw new Error(`The plain loop read ${users} of ${sandbox.merchant.size} users.`);
	}
	return { runMs, peakBytes };
}
