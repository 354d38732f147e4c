import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { OperatorError } from '../../operatorError';
import { startTethered } from '../../tether/startTethered';

/** A program that Debian has. */
export interface DebianProgram {
	/** The program's file. */
	readonly file: string;
	/** Debian's package with it. */
	readonly package: string;
	/** Folders beside those of the PATH; a `*` stands for each version that is there, the newest first. */
	readonly folders?: readonly string[];
}

/**
 * The path of a program, which is installed where root runs this on Debian. Its service is not started: what runs here
 * is ended here. Fails with an OperatorError.
 *
 * @param logFile takes what the installation prints
 */
export async function ensureProgram(program: DebianProgram, logFile: string): Promise<string> {
	const found = find(program);
	if (found !== undefined) return found;
	const advice = `Install ${program.file} (Debian's package ${program.package}), then run the command again.`;
	if (!isDebian() || process.getuid?.() !== 0) {
		throw new OperatorError(`There is no ${program.file} on this machine. ${advice}`);
	}
	console.log(`Installing ${program.package} from Debian (once) …`);
	for (const args of [['update'], ['install', '--no-install-recommends', program.package]]) {
		const { code, reason } = await aptGet(args, logFile);
		if (code === 0) continue;
		throw new OperatorError(
			`apt-get ${args[0]} did not work (${reason}), see ${logFile}. ${advice}`,
		);
	}
	const installed = find(program);
	if (installed !== undefined) return installed;
	throw new OperatorError(
		`${program.package} was installed, but has no ${program.file}. ${advice}`,
	);
}

function find({ file, folders = [] }: DebianProgram): string | undefined {
	const onPath = (process.env.PATH ?? '').split(delimiter);
	return [...folders.flatMap(versions), ...onPath]
		.map((folder) => join(folder, file))
		.find(existsSync);
}

function versions(folder: string): string[] {
	const [above = '', below = ''] = folder.split('*');
	if (!folder.includes('*')) return [folder];
	if (!existsSync(above)) return [];
	const names = readdirSync(above).sort((a, b) => Number(b) - Number(a));
	return names.map((name) => join(above, name, below));
}

function isDebian(): boolean {
	try {
		return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
	} catch {
		return false;
	}
}

async function aptGet(
	args: readonly string[],
	logFile: string,
): Promise<{ code: number | null; reason: string }> {
	return await startTethered({
		command: 'apt-get',
		args: ['--yes', ...args],
		cwd: '/',
		// In runlevel 1 packages do not start the services they bring along.
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
		logFile,
		graceMs: 10_000,
	}).ended;
}
