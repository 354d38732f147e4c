import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { OperatorError } from '../operatorError';
import { startTethered } from '../tether/startTethered';

/** A program that Debian has. */
export interface DebianProgram {
	/** What it is called on other systems, too; the first that is there is taken. */
	readonly names: readonly string[];
	readonly package: string;
	/** What to do where it cannot be installed, as a sentence. */
	readonly advice: string;
}

/** The path of a program; where root runs this on Debian it is installed, `logFile` says how. Fails with an OperatorError. */
export async function ensureProgram(program: DebianProgram, logFile: string): Promise<string> {
	const { names, package: name, advice } = program;
	const found = onPath(names);
	if (found !== undefined) return found;
	if (!isDebian() || process.getuid?.() !== 0) {
		throw new OperatorError(`There is no ${names[0]} on this machine. ${advice}`);
	}
	console.log(`Installing ${name} from Debian (once) …`);
	for (const args of [['update'], ['install', '--no-install-recommends', name]]) {
		await startTethered({
			command: 'apt-get',
			args: ['--yes', ...args],
			cwd: '/',
			// In runlevel 1 packages do not start the services they bring along: what runs here is ended here.
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
			logFile,
			graceMs: 10_000,
		}).ended;
	}
	const installed = onPath(names);
	if (installed !== undefined) return installed;
	throw new OperatorError(`${name} could not be installed, see ${logFile}. ${advice}`);
}

function onPath(names: readonly string[]): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

function isDebian(): boolean {
	const about = '/etc/os-release';
	return existsSync(about) && /^ID(_LIKE)?=.*debian/m.test(readFileSync(about, 'utf8'));
}
