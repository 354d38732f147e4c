// Runs one command and ends it, children included, when told to or when whoever started this process is gone,
// even by SIGKILL: the open IPC channel is the tether. Must be the leader of its own process group.
// Usage: node tether.mjs GRACE_MS COMMAND [ARGUMENT…]. It tells { pid }, and how it ended: { code, reason }.
import { spawn } from 'node:child_process';

const [graceMs, command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: 'inherit' });

/** SIGTERM to the command; SIGKILL to the whole group where that did not help in time. */
function stop() {
	child.kill('SIGTERM');
	setTimeout(endGroup, Number(graceMs));
}

function endGroup() {
	if (process.platform === 'win32') {
		child.kill('SIGKILL');
		process.exit(1);
	}
	process.kill(-process.pid, 'SIGKILL');
}

process.once('message', stop);
process.once('disconnect', stop);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, stop);

child.once('spawn', () => process.send?.({ pid: child.pid }));
child.once('error', ({ message }) => report(null, message));
child.once('exit', (code, signal) =>
	report(code, code === null ? `signal ${signal}` : `exit code ${code}`),
);

/** Tells how it ended, then takes along what the command left behind in the group. */
function report(code, reason) {
	if (process.connected) process.send({ code, reason }, endGroup);
	else endGroup();
}
