import { setTimeout as sleep } from 'node:timers/promises';
import { endOfLog } from '../../npm';
import { OperatorError } from '../../operatorError';
import type { ProcessEnd } from '../../tether/startTethered';

/** Something that n8n's queue mode leans on, and that runs. */
export interface Service {
	readonly version: string;
	/** How an n8n is told of it. */
	readonly env: Readonly<Record<string, string>>;
	/** Ends it and waits until it is gone. */
	stop(): Promise<void>;
}

/** A worker that follows a killed one first clears up after it. */
const READY_WITHIN_MS = 180_000;
const LOOK_EVERY_MS = 100;

/** Waits until a process that was started can be used. Fails with an OperatorError that shows the end of its log. */
export async function waitUntilReady(
	name: string,
	isReady: () => Promise<boolean>,
	ended: Promise<ProcessEnd>,
	logFile: string,
): Promise<void> {
	let end: ProcessEnd | undefined;
	void ended.then((how) => (end = how));
	const failed = (what: string): OperatorError =>
		new OperatorError(`${name} ${what}. The end of its log, ${logFile}:\n${endOfLog(logFile)}`);
	const deadline = Date.now() + READY_WITHIN_MS;
	while (!(await isReady())) {
		if (end !== undefined) throw failed(`stopped before it was ready (${end.reason})`);
		if (Date.now() > deadline) throw failed('did not get ready in time');
		await sleep(LOOK_EVERY_MS);
	}
}
