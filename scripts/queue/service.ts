import { setTimeout as sleep } from 'node:timers/promises';
import { endOfLog } from '../npm';
import { OperatorError } from '../operatorError';
import { startTethered, type TetheredCommand } from '../tether/startTethered';

/** Something that n8n's queue mode leans on, and that runs. It never outlives this process. */
export interface Service {
	readonly version: string;
	/** How an n8n is told of it. */
	readonly env: Readonly<Record<string, string>>;
	/** Ends it and waits until it is gone. */
	stop(): Promise<unknown>;
}

const READY_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** Starts a server and waits until it can be used. Fails with an OperatorError that shows the end of its log. */
export async function startService(
	name: string,
	command: TetheredCommand & { readonly logFile: string },
	isReady: () => Promise<boolean>,
): Promise<Pick<Service, 'stop'>> {
	const { ended, stop } = startTethered(command);
	await waitUntilReady(name, isReady, ended, command.logFile);
	return { stop };
}

/** Waits until a process that was started can be used. Fails with an OperatorError that shows the end of its log. */
export async function waitUntilReady(
	name: string,
	isReady: () => Promise<boolean>,
	ended: Promise<{ readonly reason: string }>,
	logFile: string,
	withinMs = READY_WITHIN_MS,
): Promise<void> {
	let reason: string | undefined;
	void ended.then((end) => (reason = end.reason));
	const failed = (what: string): OperatorError =>
		new OperatorError(`${name} ${what}. The end of its log, ${logFile}:\n${endOfLog(logFile)}`);
	const deadline = Date.now() + withinMs;
	while (!(await isReady())) {
		if (reason !== undefined) throw failed(`stopped before it was ready (${reason})`);
		if (Date.now() > deadline) throw failed('did not get ready in time');
		await sleep(LOOK_EVERY_MS);
	}
}
