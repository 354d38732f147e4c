import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freePort, LOOPBACK } from '../../ports';
import { startTethered } from '../../tether/startTethered';
import { ensureProgram } from './debianProgram';
import { type Service, waitUntilReady } from './service';

/** PostgreSQL refuses to run as root; Debian's package makes this user for it. */
const DEBIAN_USER = 'postgres';
const LOGIN = 'n8n';

/** What every program of PostgreSQL here is started with, in front of its own arguments. */
type Runner = readonly string[];

/**
 * Starts an empty PostgreSQL on a free port of loopback. It never outlives this process. Fails with an OperatorError.
 *
 * @param folder for its data, made here; everybody may enter the folder above
 */
export async function startPostgres(folder: string, logFile: string): Promise<Service> {
	const folders = ['/usr/lib/postgresql/*/bin'];
	const initdb = await ensureProgram({ file: 'initdb', package: 'postgresql', folders }, logFile);
	const programs = dirname(initdb);
	mkdirSync(folder, { mode: 0o700 });
	const passwordFile = join(folder, 'password');
	const password = randomBytes(16).toString('hex');
	writeFileSync(passwordFile, password, { mode: 0o600 });
	const runner = runnerOf([folder, passwordFile]);
	const data = join(folder, 'data');
	const [command = '', ...before] = [...runner, initdb];
	const making = [
		...before,
		...['--pgdata', data, '--username', LOGIN, '--pwfile', passwordFile],
		...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-instructions'],
	];
	execFileSync(command, making, { cwd: folder, stdio: 'ignore' });
	return await serve(runner, programs, { folder, data, logFile, password });
}

async function serve(
	runner: Runner,
	programs: string,
	{ folder, data, logFile, password }: Record<'folder' | 'data' | 'logFile' | 'password', string>,
): Promise<Service> {
	const port = String(await freePort());
	const server = join(programs, 'postgres');
	const [command = '', ...args] = [
		...runner,
		server,
		...['-D', data, '-p', port, '-c', `listen_addresses=${LOOPBACK}`],
		...['-c', `unix_socket_directories=${folder}`],
	];
	const { ended, stop } = startTethered({
		command,
		args,
		cwd: folder,
		env: process.env,
		logFile,
		graceMs: 10_000,
	});
	const isReady = async (): Promise<boolean> => {
		const question = ['-q', '-h', LOOPBACK, '-p', port];
		try {
			execFileSync(join(programs, 'pg_isready'), question, { stdio: 'ignore' });
			return true;
		} catch {
			return false;
		}
	};
	await waitUntilReady('PostgreSQL', isReady, ended, logFile);
	const version = execFileSync(server, ['--version'], { encoding: 'utf8' });
	return {
		version: /\d+(\.\d+)*/.exec(version)?.[0] ?? version,
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: LOOPBACK,
			DB_POSTGRESDB_PORT: port,
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: LOGIN,
			DB_POSTGRESDB_PASSWORD: password,
		},
		stop: async () => void (await stop()),
	};
}

/** Gives the files to whoever is to run PostgreSQL, and says how to run a program as that user. */
function runnerOf(files: readonly string[]): Runner {
	if (process.getuid?.() !== 0) return [];
	const id = (kind: string) =>
		Number(execFileSync('id', [kind, DEBIAN_USER], { encoding: 'utf8' }));
	for (const file of files) chownSync(file, id('-u'), id('-g'));
	// Other than runuser it becomes the program, so that signals reach the server itself.
	return ['setpriv', `--reuid=${DEBIAN_USER}`, `--regid=${DEBIAN_USER}`, '--init-groups', '--'];
}
