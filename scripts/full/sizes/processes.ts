import { readFileSync } from 'node:fs';

/** The processes that a process started, by their ids; undefined where the system does not tell, or it is gone. */
export function helpersOf(pid: number): number[] | undefined {
	try {
		const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
		return children.split(' ').filter(Boolean).map(Number);
	} catch {
		return undefined;
	}
}
