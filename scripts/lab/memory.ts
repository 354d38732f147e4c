import { readFileSync, writeFileSync } from 'node:fs';

/** Has Linux forget the most memory a process had so far. Gives what it has now, in bytes; undefined on other systems. */
export function resetPeakMemory(pid: number): number | undefined {
	if (process.platform === 'linux') writeFileSync(`/proc/${pid}/clear_refs`, '5');
	return peakMemory(pid);
}

/** The most memory (resident, in bytes) a process had since the reset; undefined where the system does not tell. */
export function peakMemory(pid: number): number | undefined {
	if (process.platform !== 'linux') return undefined;
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
	return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/** The most memory of the processes that a process started, all together; undefined where the system does not tell. */
export function helpersPeak(pid: number): number | undefined {
	try {
		const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
		return children.filter(Boolean).reduce((sum, id) => sum + (peakMemory(Number(id)) ?? 0), 0);
	} catch {
		return undefined;
	}
}
