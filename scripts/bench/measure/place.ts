import { join } from 'node:path';
import type { Sandbox } from '../../../sandbox/server';
import type { N8nInstall } from '../../n8n/install';
import type { Plan } from '../plan';

/** What every measurement has at hand. */
export interface Place {
	readonly plan: Plan;
	/** Pages are kept once written, so that its own work is small. */
	readonly sandbox: Sandbox;
	readonly install: N8nInstall;
	/** A folder for logs and for n8n's data, gone afterwards. */
	readonly folder: string;
	/** Tells whoever waits what is being measured. */
	readonly say: (line: string) => void;
}

/** A file for the log of one measurement. */
export function logFile({ folder }: Place, name: string): string {
	return join(folder, `${name}.log`);
}

/** Lets the sandbox begin anew with so many users, each request delayed by so many ms. */
export function serve({ sandbox }: Place, users: number, delayMs = 0): void {
	sandbox.reset({ users });
	if (delayMs > 0) sandbox.faults.set([{ kind: 'delay', ms: delayMs, when: { every: true } }]);
}
