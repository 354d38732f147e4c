import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTurn } from '../installed/turn';
import { npm } from '../npm';
import { OperatorError } from '../operatorError';
import { readableDuration, showProgress } from '../progress';
import {
	cacheFolder,
	markComplete,
	markIncomplete,
	recordedPackages,
	whatIsMissing,
} from './cache';
import { N8N_VERSIONS, type N8nVersion, NODE_PACKAGE } from './versions';

/** An n8n that is installed and can be started. */
export type N8nInstall = Awaited<ReturnType<typeof ensureN8n>>;

const PROGRAM = join('node_modules', 'n8n', 'bin', 'n8n');

/** What the install script of sqlite3 makes, the only one that has to run. Nobody else's is. */
const BUILT = join('node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');

const OWN_NODE = join('node_modules', NODE_PACKAGE, 'bin', 'node');

/**
 * Gives the n8n in the cache; installs it where it is not there, was interrupted or is damaged. Of several
 * processes that ask at once, one installs and the others wait. Fails with an OperatorError.
 */
export async function ensureN8n(version: N8nVersion = N8N_VERSIONS[0]) {
	const folder = cacheFolder(version);
	const node = nodeBinary(version, folder);
	if (whatIsMissing(folder) !== undefined) {
		mkdirSync(folder, { recursive: true });
		const tell = () => console.log(`Waiting for another process that installs n8n in ${folder}`);
		await withTurn(`${folder}.turn`, tell, async () => {
			const reason = whatIsMissing(folder);
			if (reason !== undefined) await install(version, folder, reason);
		});
	}
	return { version, folder, node, program: join(folder, PROGRAM) };
}

async function install({ version, manifest, lock }: N8nVersion, folder: string, reason: string) {
	const started = Date.now();
	console.log(
		existsSync(join(folder, 'node_modules'))
			? `Installing n8n ${version} again, because ${reason}. npm's cache makes it faster than the first time.`
			: `Installing n8n ${version} (once, about 4 minutes and 2.9 GB) in ${folder}`,
	);
	markIncomplete(folder);
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
	if (lock !== undefined) copyFileSync(lock, join(folder, 'package-lock.json'));
	else
		console.log(`n8n ${version} has no lock here: npm chooses the versions of its dependencies.`);
	const packages = recordedPackages(join(folder, 'package-lock.json')) ?? [];
	let building = false;
	const stopProgress = showProgress(() => {
		if (building) return `n8n ${version}: building what has to be built here`;
		const there = packages.filter((path) => existsSync(join(folder, path, 'package.json')));
		return there.length === 0
			? `n8n ${version}: npm looks up what goes where`
			: `n8n ${version}: ${there.length} of about ${packages.length} packages`;
	});
	const log = join(folder, 'install.log');
	// Force, where the manifest's Node is for another machine.
	const force = bringsItsNode() ? [] : ['--force'];
	const always = [...force, '--no-audit', '--no-fund', '--loglevel=error'];
	try {
		// Install scripts are off and the one that is needed is run by name, so that every npm does the same: older
		// ones would run them all, and several fail without a compiler.
		await npm([lock === undefined ? 'install' : 'ci', '--ignore-scripts', ...always], folder, log);
		building = true;
		await npm(['rebuild', 'sqlite3', '--ignore-scripts=false', ...always], folder, log);
	} finally {
		stopProgress();
	}
	if (!existsSync(join(folder, BUILT))) {
		throw new OperatorError(
			`n8n's part sqlite3 could not be built: npm neither found it ready-made nor could it compile it. Install a C++ compiler, make and Python, then run the command again. See ${log}`,
		);
	}
	// The files whose damage would show late and in a confusing way.
	markComplete(folder, [PROGRAM, BUILT, ...(bringsItsNode() ? [OWN_NODE] : [])]);
	console.log(`Installed n8n ${version} in ${readableDuration(Date.now() - started)}.`);
}

/** The part of `process` that says which Node this is. */
type RunningNode = Pick<NodeJS.Process, 'platform' | 'arch' | 'execPath' | 'version'>;

const bringsItsNode = ({ platform, arch }: RunningNode = process) =>
	platform === 'linux' && arch === 'x64';

/** The Node that runs the n8n in `folder`: its own on Linux x64, else this one. @throws OperatorError where it is too old. */
export function nodeBinary(
	{ version, nodeMajor }: N8nVersion,
	folder: string,
	running: RunningNode = process,
): string {
	if (bringsItsNode(running)) return join(folder, OWN_NODE);
	if (Number(running.version.slice(1).split('.')[0]) >= nodeMajor) return running.execPath;
	throw new OperatorError(
		`n8n ${version} needs Node ${nodeMajor} and brings it along for Linux on x64 only: put Node ${nodeMajor} on the PATH (this is ${running.version}) and run the command again.`,
	);
}
