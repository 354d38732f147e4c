// First step of every npm script: node_modules holds exactly what package-lock.json names, or `npm ci` puts it there.
// Plain Node without imports from npm, because it runs when nothing is installed yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 15];
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, 'node_modules');
const MARKER = join(MODULES, '.installed-from');
const BUSY = join(ROOT, '.state', 'npm-ci-is-running');
const BUSY_STALE_MS = 15_000;

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
	console.error(
		`This project needs Node ${OLDEST_NODE.join('.')} or later, and this is Node ${process.versions.node}: install a newer one from https://nodejs.org and run the command again.`,
	);
	process.exit(1);
}

const lockText = readFileSync(join(ROOT, 'package-lock.json'));
const platform = `node ${major} ${process.platform} ${process.arch}`;
const fingerprint = `${createHash('sha256').update(lockText).digest('hex')} ${platform}`;

if (!isInstalled()) {
	const release = await waitForTurn();
	const stop = (code) => () => {
		release();
		process.exit(code);
	};
	process.once('SIGINT', stop(130)).once('SIGTERM', stop(143));
	let code = 0;
	if (!isInstalled()) code = await install();
	release();
	process.exitCode = code;
}

/** Everything the marker stands for is there; npm's own record of node_modules says what that is. */
function isInstalled() {
	const marker = readText(MARKER);
	const installed = readPackages(join(MODULES, '.package-lock.json'));
	if (installed === undefined) return false;
	const complete = Object.keys(installed).every((path) =>
		existsSync(join(ROOT, path, 'package.json')),
	);
	if (!complete || marker === fingerprint) return complete;
	if (marker !== undefined && !marker.endsWith(platform)) return false;
	// A developer's own `npm install` brought node_modules up to the lock: nothing is left to do.
	if (!isMadeFrom(JSON.parse(lockText.toString()).packages)) return false;
	writeFileSync(MARKER, fingerprint);
	return true;
}

/** Looks at the packages themselves: npm rewrites its record even when it installs nothing. */
function isMadeFrom(wanted) {
	const unwanted = topLevel().filter((path) => !(path in wanted));
	const wrong = Object.entries(wanted).filter(([path, { version, optional, peer }]) => {
		if (path === '' || version === undefined) return false;
		const text = readText(join(ROOT, path, 'package.json'));
		return text === undefined ? !optional && !peer : JSON.parse(text).version !== version;
	});
	return unwanted.length === 0 && wrong.length === 0;
}

function topLevel() {
	const names = readdirSync(MODULES).filter((name) => !name.startsWith('.'));
	return names.flatMap((name) =>
		name.startsWith('@')
			? readdirSync(join(MODULES, name)).map((inner) => `node_modules/${name}/${inner}`)
			: [`node_modules/${name}`],
	);
}

/** Runs `npm ci`; answers its exit code. The marker comes last, so that a broken install is never taken for a whole one. */
function install() {
	rmSync(MARKER, { force: true });
	console.log('Installing the development tools (npm ci): once, about a minute.');
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	const tick = setInterval(() => console.log(`  npm ci is at work, ${seconds()} s`), 10_000);
	const npm = process.env.npm_execpath?.endsWith('npm-cli.js')
		? spawn(process.execPath, [process.env.npm_execpath, 'ci'], { cwd: ROOT, stdio: 'inherit' })
		: spawn('npm', ['ci'], { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
	process.once('exit', () => npm.kill());
	return new Promise((resolve) => {
		npm.once('error', (error) => finish(1, error.message));
		npm.once('exit', (code, signal) => finish(code ?? 1, signal ?? `exit code ${code}`));
		const finish = (code, reason) => {
			clearInterval(tick);
			if (code === 0) writeFileSync(MARKER, fingerprint);
			console.log(
				code === 0
					? `Installed in ${seconds()} s.`
					: `npm ci did not finish (${reason}). Run the command again: it starts over from npm's cache.`,
			);
			resolve(code);
		};
	});
}

/** Only one `npm ci` at a time in this folder. A holder keeps its file young; an old file is a dead holder's. */
async function waitForTurn() {
	const token = `${process.pid} ${Date.now()}`;
	mkdirSync(dirname(BUSY), { recursive: true });
	for (let told = false; ; told = true) {
		try {
			writeFileSync(BUSY, token, { flag: 'wx' });
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
		}
		if (readText(BUSY) === token) {
			await new Promise((resolve) => setTimeout(resolve, 50));
			if (readText(BUSY) === token) break;
		}
		if (!told) console.log('Waiting for the npm ci that another command runs in this folder.');
		await new Promise((resolve) => setTimeout(resolve, 500));
		const age = Date.now() - (statSync(BUSY, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
		if (age > BUSY_STALE_MS) rmSync(BUSY, { force: true });
	}
	const keepYoung = setInterval(() => utimesSync(BUSY, new Date(), new Date()), 3_000);
	return () => {
		clearInterval(keepYoung);
		if (readText(BUSY) === token) rmSync(BUSY, { force: true });
	};
}

function readPackages(path) {
	const text = readText(path);
	if (text === undefined) return undefined;
	try {
		return JSON.parse(text).packages;
	} catch {
		return undefined;
	}
}

function readText(path) {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}
