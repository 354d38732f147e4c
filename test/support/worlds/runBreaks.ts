import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { terminalTable } from '../../../scripts/lab/document';
import { PROJECT, stateFolder } from '../../../scripts/paths';
import { type Break, BREAKS } from './breaks';

/** What the copy of the sources needs to be read and judged. */
const COPIED = ['wallet-api', 'test/support/worlds'];

const COPY = stateFolder('breaks');

/** A broken reading may go on for ever. */
const MOST_MS = 10 * 60_000;

/**
 * Puts faults into a copy of how lists are read, one by one, and sees that random histories find each.
 *
 * @returns the exit code: 1 when one was not found
 */
export function runBreaks(seed: number): number {
	const rows = BREAKS.map((one) => {
		const found = tryOut(one, seed);
		console.error(`${one.what}: ${found ?? 'NOT FOUND'}`);
		return { what: one.what, found };
	});
	const table = rows.map(({ what, found = 'NOT FOUND' }) => [what, ...found.split('\t')]);
	console.log(terminalTable(['fault', 'histories', 'found by'], table));
	return rows.every(({ found }) => found !== undefined) ? 0 : 1;
}

/** @throws Error when what is to be broken does not stand there, or not once. */
export function broken(source: string, { what, from, to }: Break): string {
	const parts = source.split(from);
	if (parts.length !== 2) throw new Error(`This fault fits in ${parts.length - 1} places: ${what}`);
	return parts.join(to);
}

function tryOut(one: Break, seed: number): string | undefined {
	rmSync(COPY, { recursive: true, force: true });
	for (const path of COPIED) cpSync(join(PROJECT, path), join(COPY, path), { recursive: true });
	const file = join(COPY, 'wallet-api/reading', one.file);
	writeFileSync(file, broken(readFileSync(file, 'utf8'), one));
	const told = spawnSync(
		process.execPath,
		['--import', 'tsx', join(COPY, 'test/support/worlds/tellBroken.ts'), String(seed)],
		{ cwd: PROJECT, encoding: 'utf8', timeout: MOST_MS },
	);
	if (told.error !== undefined) return '0\tit does not end';
	if (told.status !== 0) throw new Error(`Nobody can tell: ${one.what}\n${told.stderr}`);
	return told.stdout.trim() || undefined;
}
