import { watchOverRestart, wrongIn } from '../../test/e2e/support/triggerRestart';
import type { WayOfStoring } from '../../test/e2e/support/watchingN8n';
import { openLab, startProcess } from '../lab/lab';
import type { Part } from '../lab/parts';
import { startServices } from './services';

const WAYS: readonly WayOfStoring[] = ['default', 'scheduler', 'cursors'];

/** The trigger in queue mode, for each way in which n8n polls and stores. */
export const triggerPart: Part = {
	name: 'trigger',
	about: `the trigger over a restart of the main in queue mode: ${WAYS.join(', ')}`,
	run: async (script) => {
		const lab = await openLab('trigger', script);
		const { env } = await startServices(lab);
		// It makes the tables that a worker looks for.
		await (await startProcess(lab, { name: 'first', env })).stop();
		await startProcess(lab, { name: 'worker', env, command: ['worker'] });
		const wrong: string[] = [];
		for (const way of WAYS) {
			const found = wrongIn(await watchOverRestart({ way, env, packed: lab.packages[0] }));
			wrong.push(...found.map((sentence) => `${way}: ${sentence}`));
			console.log(`${way}: ${found.length === 0 ? 'every change told once' : 'BROKEN'}`);
		}
		for (const sentence of wrong) console.error(sentence);
		return wrong.length === 0;
	},
};
