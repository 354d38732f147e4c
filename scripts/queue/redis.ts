import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { ensureProgram } from '../lab/debianProgram';
import { freePort, LOOPBACK } from '../ports';
import { type Service, startService } from './service';

const ASKED_WITHIN_MS = 1_000;

const REDIS = {
	names: ['redis-server'],
	package: 'redis-server',
	advice: "Install redis-server (Debian's package of that name), then run the command again.",
};

/**
 * Starts an empty Redis on a free port of loopback. Fails with an OperatorError.
 *
 * @param folder for its data, made here
 */
export async function startRedis(folder: string, logFile: string): Promise<Service> {
	const program = await ensureProgram(REDIS, logFile);
	mkdirSync(folder);
	const port = await freePort();
	const server = await startService(
		'Redis',
		{
			command: program,
			args: ['--bind', LOOPBACK, '--port', String(port), '--dir', folder, '--appendonly', 'yes'],
			cwd: folder,
			env: process.env,
			logFile,
			graceMs: 5_000,
		},
		() => answersPing(port),
	);
	const version = execFileSync(program, ['--version'], { encoding: 'utf8' });
	return {
		...server,
		version: /v=(\S+)/.exec(version)?.[1] ?? version,
		env: { QUEUE_BULL_REDIS_HOST: LOOPBACK, QUEUE_BULL_REDIS_PORT: String(port) },
	};
}

async function answersPing(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ port, host: LOOPBACK, timeout: ASKED_WITHIN_MS });
		const settle = (answers: boolean): void => {
			socket.destroy();
			resolve(answers);
		};
		socket.once('error', () => settle(false));
		socket.once('timeout', () => settle(false));
		socket.once('connect', () => socket.write('PING\r\n'));
		socket.once('data', (data) => settle(data.toString().startsWith('+PONG')));
	});
}
