import { endOfLog } from '../npm';
import { OperatorError } from '../operatorError';
import { until } from '../until';
import { type ProcessEnd, startTethered, type TetheredCommand } from './startTethered';

/** What to start, what to call it in messages, and how to see that it can be used. */
export interface ServerCommand extends TetheredCommand {
	readonly name: string;
	readonly logFile: string;
	readonly isReady: () => boolean | Promise<boolean>;
	/** In milliseconds. Defaults to a minute. */
	readonly readyWithinMs?: number;
}

/**
 * Starts a server that never outlives this process, and waits until it can be used. Fails with an OperatorError that
 * shows the end of its log.
 */
export async function startServer(what: ServerCommand) {
	const { name, logFile, isReady, readyWithinMs: withinMs = 60_000, ...command } = what;
	const started = startTethered({ ...command, logFile });
	let end: ProcessEnd | undefined;
	void started.ended.then((how) => (end = how));
	const broken = (words: string) =>
		`${name} ${words}. The end of its log, ${logFile}:\n${endOfLog(logFile)}`;
	const pid = (await started.pid) ?? 0;
	try {
		const look = async () => {
			if (await isReady()) return true;
			if (end === undefined) return false;
			throw new OperatorError(broken(`stopped before it was ready (${end.reason})`));
		};
		await until(look, withinMs, () => broken('did not get ready in time'), 100);
	} catch (failure) {
		await started.stop();
		throw failure;
	}
	return { ...started, pid };
}

/** Whether an address answers with success within two seconds. */
export async function answersOk(url: string): Promise<boolean> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
		await response.arrayBuffer();
		return response.ok;
	} catch {
		return false;
	}
}
