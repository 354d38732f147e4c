import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { markInstalled, unmarkInstalled } from './isInstalled.mjs';

const TETHER = fileURLToPath(new URL('../tether/tether.mjs', import.meta.url));
const GRACE_MS = '3000';
const SAY_EVERY_MS = 10_000;

/** Warnings about what others depend on (EBADENGINE, deprecated) are nothing that somebody here can act on. */
const QUIET = ['--loglevel=error', '--no-audit', '--no-fund'];

/** Runs `npm ci` in `root`, visibly, and marks the install when it is done. Answers npm's exit code. */
export async function runNpmCi(root) {
	unmarkInstalled(root);
	console.log('Installing the development tools (npm ci): once, about a minute.');
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	const tick = setInterval(() => console.log(`  npm ci is at work, ${seconds()} s`), SAY_EVERY_MS);
	const { code, reason } = await end(root);
	clearInterval(tick);
	if (code === 0) markInstalled(root);
	console.log(
		code === 0
			? `Installed in ${seconds()} s.`
			: `npm ci did not finish (${reason}). Run the command again: it starts over from npm's cache.`,
	);
	return code;
}

/** The tether ends npm when this process is told to stop or is killed, so that no second npm meets a first one. */
function end(root) {
	const cli = process.env.npm_execpath;
	const npm = cli?.endsWith('npm-cli.js') ? [process.execPath, cli] : ['npm'];
	const tether = spawn(process.execPath, [TETHER, GRACE_MS, ...npm, 'ci', ...QUIET], {
		cwd: root,
		detached: true,
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
	});
	const stop = () => tether.connected && tether.send('stop');
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
	let end = { code: 1, reason: 'it was stopped' };
	tether.on('message', (told) => {
		if ('reason' in told) end = { ...told, code: told.code ?? 1 };
	});
	return new Promise((resolve) => tether.once('exit', () => resolve(end)));
}
