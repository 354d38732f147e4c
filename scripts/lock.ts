import { lock } from 'proper-lockfile';

/** Takes a lock on a folder, and gives how to let go; undefined where somebody has it. That of a dead process ends in 15 s. */
export async function tryLock(folder: string): Promise<(() => Promise<void>) | undefined> {
	try {
		return await lock(folder, { stale: 15_000, update: 3_000, realpath: false });
	} catch (failure) {
		const isTaken = failure instanceof Error && 'code' in failure && failure.code === 'ELOCKED';
		if (isTaken) return undefined;
		throw failure;
	}
}
