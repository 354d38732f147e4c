import { aboutMachine, versionsOf } from '../aboutMachine';
import type { N8nInstall } from '../n8n/install';
import { HEAP_MB } from './n8n/benchN8n';
import type { Results } from './results';

/** What the head of the document says. */
export type About = Pick<Results, 'date' | 'commands' | 'machine' | 'versions' | 'heapMb'>;

/** Date, machine and versions, for the head of the document. */
export function aboutThisRun(install: N8nInstall, command: string): About {
	return {
		date: new Date().toISOString().slice(0, 10),
		commands: [command],
		machine: aboutMachine(),
		versions: versionsOf(install),
		heapMb: HEAP_MB,
	};
}
