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
	/** For logs; gone afterwards. */
	readonly folder: string;
	/** n8n's own, with the packages in it. */
	readonly userFolder: string;
	/** Tells whoever waits what is being measured. */
	readonly say: (line: string) => void;
}

/** A file for the log of one measurement. */
export function logFile({ folder }: Place, name: string): string {
	return join(folder, `${name}.log`);
}
