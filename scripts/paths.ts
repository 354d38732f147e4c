import { dirname, join } from 'node:path';

/** The project's folder. */
export const PROJECT = dirname(__dirname);

/** A folder below `.state`, which git ignores: what a command keeps between its runs. */
export function stateFolder(command: string): string {
	return join(PROJECT, '.state', command);
}

/** Where the importable workflows are. */
export const EXAMPLES = join(PROJECT, 'examples');
