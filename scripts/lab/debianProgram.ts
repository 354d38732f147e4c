import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { OperatorError } from '../operatorError';
import { startTethered } from '../tether/startTethered';

/** A program that Debian has. */
export interface DebianProgram {
	/** What it is called on other systems, too; the first that is there is taken. */
	readonly names: readonly string[];
	/** Debian's package with it. */
	readonly package: string;
	/** What to do where it cannot be installed, as a sentence. */
	readonly advice: string;
}

/**
 * The path of a program, which is installed where root runs this on Debian. Its service is not started: what runs here
 * is ended here. Fails with an OperatorError.
 *
 * @param logFile takes what the installation prints
 */
export async function ensureProgram(program: DebianProgram, logFile: string): Promise<string> {
	const found = onPath(program);
	if (found !== undefined) return found;
	const { names, package: name, advice } = program;
	if (!isDebian() || process.getuid?.() !== 0) {
		throw new OperatorError(`There is no ${names[0]} on this machine. ${advice}`);
	}
	console.log(`Installing ${name} from Debian (once) …`);
	for (const args of [['update'], ['install', '--no-install-recommends', name]]) {
		const { code, reason } = await startTethered({
			command: 'apt-get',
			args: ['--yes', ...args],
			cwd: '/',
			// In runlevel 1 packages do not start the services they bring along.
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
			logFile,
			graceMs: 10_000,
		}).ended;
		if (code === 0) continue;
		throw new OperatorError(
			`apt-get ${args[0]} did not work (${reason}), see ${logFile}. ${advice}`,
		);
	}
	const installed = onPath(program);
	if (installed !== undefined) return installed;
	throw new OperatorError(`${name} was installed, but there is no ${names[0]}. ${advice}`);
}

function onPath({ names }: DebianProgram): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

function isDebian(): boolean {
	try {
		return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
	} catch {
		return false;
	}
}
