import { failureInPrint } from '../operatorError';
import { readableDuration } from '../progress';
import { type Script, undoAll } from '../runScript';

/** What the command line said, for every part. */
export interface PartSettings {
	/** How many executions the longest round of queue mode has. */
	readonly executions: number;
	/** Versions of n8n; all of them where none is named. */
	readonly n8n?: readonly string[];
	/** Whether what was measured goes into the documents in `docs`. */
	readonly write: boolean;
}

/** One part of `npm run e2e:full`: something that takes long to prove with a real n8n. */
export interface Part {
	readonly name: string;
	readonly about: string;
	/** Proves it, says what was found, and gives whether all held. The script's deferred work is done when it ends. */
	run(script: Script, settings: PartSettings): Promise<boolean>;
}

/** Runs parts one after the other, each cleaned up before the next, failed or not. Gives the exit code: 0 where all held. */
export async function runParts(parts: readonly Part[], settings: PartSettings, script: Script) {
	const broken: string[] = [];
	for (const { name, about, run } of parts) {
		const started = Date.now();
		console.log(`\n${name}: ${about}`);
		const undo: Array<() => unknown> = [];
		// Where the script is told to stop, a part does not get to its end.
		script.defer(async () => await undoAll(undo));
		const own = { told: script.told, defer: (step: () => unknown) => undo.push(step) };
		const held = await run(own, settings).catch((failure: unknown) => {
			console.error(`\n${failureInPrint(failure)}`);
			return false;
		});
		await undoAll(undo);
		if (!held) broken.push(name);
		const took = readableDuration(Date.now() - started);
		console.log(`${name}: ${held ? 'every requirement held' : 'BROKEN'} (${took})`);
	}
	if (broken.length > 0) console.error(`\nNot as required: ${broken.join(', ')}`);
	return broken.length === 0 ? 0 : 1;
}
