import { mkdirSync } from 'node:fs';
import { lock } from 'proper-lockfile';
import { OperatorError } from '../operatorError';

/**
 * Keeps a second run of a command away from the same state: two n8n on one database would damage it. Call the answer to
 * let go. A claim of a process that died is void after 10 seconds.
 * @throws OperatorError when somebody else has it
 */
export async function claimState(folder: string, command: string): Promise<() => Promise<void>> {
	mkdirSync(folder, { recursive: true });
	try {
		return await lock(folder, { stale: 10_000, update: 2_000 });
	} catch (failure) {
		if (!(failure instanceof Error && 'code' in failure && failure.code === 'ELOCKED'))
			throw failure;
		throw new OperatorError(
			`Another "npm run ${command}" of this folder is running, or was killed a few seconds ago: stop it with Ctrl-C or wait 10 seconds, then run the command again. ${folder} can serve only one at a time.`,
		);
	}
}
