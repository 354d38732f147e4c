// First step of every command: node_modules holds exactly what package-lock.json names, or `npm ci` puts it there.
// This and what it imports is plain Node, because it runs when nothing is installed yet.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled, RECORD } from './installed/isInstalled.js';
import { withTurn } from './installed/turn.js';

const OLDEST_NODE = '20.15';
const SCRIPTS = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(SCRIPTS);

/** Warnings about what others depend on (EBADENGINE, deprecated) are nothing that somebody here can act on. */
const NPM_CI = ['ci', '--loglevel=error', '--no-audit', '--no-fund'];
const GRACE_MS = '3000';
const SAY_EVERY_MS = 10_000;

/** Installs what is missing and says so. Gives the exit code: 0 when everything is there. */
export async function ensureInstalled() {
	const { node } = process.versions;
	if (node.localeCompare(OLDEST_NODE, 'en', { numeric: true }) < 0) {
		console.error(
			`This project needs Node ${OLDEST_NODE} or later, and this is Node ${node}: install a newer one from https://nodejs.org and run the command again.`,
		);
		return 1;
	}
	if (isInstalled(ROOT)) return 0;
	const tell = () =>
		console.log('Waiting for the npm ci that another command runs in this folder.');
	const work = async () => (isInstalled(ROOT) ? 0 : await install());
	return await withTurn(join(ROOT, '.state', 'npm-ci-is-running'), tell, work);
}

/** Runs `npm ci`, visibly. Gives npm's exit code. */
async function install() {
	rmSync(join(ROOT, RECORD), { force: true });
	console.log('Installing the development tools (npm ci): once, about a minute.');
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	const tick = setInterval(() => console.log(`  npm ci is at work, ${seconds()} s`), SAY_EVERY_MS);
	const { code, reason } = await npmCi();
	clearInterval(tick);
	console.log(
		code === 0
			? `Installed in ${seconds()} s.`
			: `npm ci did not finish (${reason}). Run the command again: it starts over from npm's cache.`,
	);
	return code ?? 1;
}

/** The tether ends npm when this process is told to stop or is killed, so that no second npm meets a first one. */
async function npmCi() {
	const cli = process.env.npm_execpath;
	const npm = cli?.endsWith('npm-cli.js') ? [process.execPath, cli] : ['npm'];
	const tether = spawn(
		process.execPath,
		[join(SCRIPTS, 'tether', 'tether.mjs'), GRACE_MS, ...npm, ...NPM_CI],
		{ cwd: ROOT, detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
	);
	const stop = () => tether.connected && tether.send('stop');
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
	let end = { code: 1, reason: 'it was stopped' };
	tether.on('message', (told) => 'reason' in told && (end = told));
	return await new Promise((resolve) => tether.once('exit', () => resolve(end)));
}
