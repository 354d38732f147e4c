import { describeFailure } from '../operatorError';
import { readableDuration } from '../progress';
import type { Script } from '../runScript';
import { stopAllTethered } from '../tether/startTethered';
import type { Part, PartSettings } from './part';

/**
 * Runs one part after the other, each cleaned up before the next one begins. A part that fails does not keep the
 * others from running.
 *
 * @returns the exit code: 0 where every part held
 */
export async function runParts(
	parts: readonly Part[],
	settings: PartSettings,
	script: Script,
): Promise<number> {
	const broken: string[] = [];
	for (const part of parts) {
		const started = Date.now();
		console.log(`\n${part.name}: ${part.about}`);
		const held = await runPart(part, settings, script);
		if (!held) broken.push(part.name);
		const took = readableDuration(Date.now() - started);
		console.log(`${part.name}: ${held ? 'every requirement held' : 'BROKEN'} (${took})`);
	}
	if (broken.length > 0) console.error(`\nNot as required: ${broken.join(', ')}`);
	return broken.length === 0 ? 0 : 1;
}

async function runPart(part: Part, settings: PartSettings, script: Script): Promise<boolean> {
	const undo: Array<() => unknown> = [];
	const undoAll = async (): Promise<void> => {
		for (let step = undo.pop(); step !== undefined; step = undo.pop()) {
			await Promise.resolve(step)
				.then((run) => run())
				.catch(console.error);
		}
	};
	// Where the script is told to stop, a part does not get to its end.
	script.defer(undoAll);
	try {
		return await part.run({ told: script.told, defer: (step) => undo.push(step) }, settings);
	} catch (failure) {
		console.error(`\n${describeFailure(failure)}`);
		return false;
	} finally {
		await undoAll();
		await stopAllTethered();
	}
}
