import {
	copyFileSync,
	existsSync,
	mkdirSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isUnbroken } from '../installed/isInstalled';
import { withTurn } from '../installed/turn';
import { npm } from '../npm';
import { OperatorError } from '../operatorError';
import { readableDuration, showProgress } from '../progress';
import { cacheFolder } from './cache';
import { N8N_VERSIONS, type N8nVersion, NODE_PACKAGE } from './versions';

/** An n8n that is installed and can be started. */
export type N8nInstall = Awaited<ReturnType<typeof ensureN8n>>;

const PROGRAM = join('node_modules', 'n8n', 'bin', 'n8n');

/** What the install script of sqlite3 makes, the only one that has to run. Nobody else's is. */
const BUILT = join('node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');

const OWN_NODE = join('node_modules', NODE_PACKAGE, 'bin', 'node');

/**
 * Gives the n8n in the cache; installs it where it is not there, or something of it is missing. Of several processes
 * that ask at once, one installs and the others wait. Fails with an OperatorError.
 */
export async function ensureN8n(version: N8nVersion = N8N_VERSIONS[0]) {
	const folder = cacheFolder(version);
	const node = nodeBinary(version, folder);
	// After a power cut a file can be there and empty: with one of these that shows late and in a confusing way.
	const needed = [PROGRAM, BUILT, ...(bringsItsNode() ? [OWN_NODE] : [])];
	const isFilled = (file: string) =>
		(statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0) > 0;
	const isThere = () => needed.every(isFilled) && isUnbroken(folder);
	if (!isThere()) {
		const tell = () => console.log(`Waiting for another process that installs n8n in ${folder}`);
		await withTurn(`${folder}.turn`, tell, async () => {
			if (!isThere()) await install(version, folder);
		});
	}
	return { version, folder, node, program: join(folder, PROGRAM) };
}

/** Installs beside the folder, which is there once all of it is: whatever breaks this off leaves nothing half done. */
async function install({ version, manifest, lock }: N8nVersion, folder: string) {
	const started = Date.now();
	console.log(`Installing n8n ${version} (once, about 4 minutes and 2.9 GB) in ${folder}`);
	const making = `${folder}.making`;
	rmSync(making, { recursive: true, force: true });
	mkdirSync(making, { recursive: true });
	writeFileSync(join(making, 'package.json'), JSON.stringify(manifest));
	if (lock !== undefined) copyFileSync(lock, join(making, 'package-lock.json'));
	else
		console.log(`n8n ${version} has no lock here: npm chooses the versions of its dependencies.`);
	let doing = 'npm is at work';
	const stopProgress = showProgress(() => `n8n ${version}: ${doing}`);
	const log = join(dirname(folder), `n8n-${version}.log`);
	// Force, where the manifest's Node is for another machine.
	const force = bringsItsNode() ? [] : ['--force'];
	const always = [...force, '--no-audit', '--no-fund', '--loglevel=error'];
	try {
		// Install scripts are off and the one that is needed is run by name, so that every npm does the same: older
		// ones would run them all, and several fail without a compiler.
		await npm([lock === undefined ? 'install' : 'ci', '--ignore-scripts', ...always], making, log);
		doing = 'building what has to be built here';
		await npm(['rebuild', 'sqlite3', '--ignore-scripts=false', ...always], making, log);
	} finally {
		stopProgress();
	}
	if (!existsSync(join(making, BUILT))) {
		throw new OperatorError(
			`n8n's part sqlite3 could not be built: npm neither found it ready-made nor could it compile it. Install a C++ compiler, make and Python, then run the command again. See ${log}`,
		);
	}
	rmSync(folder, { recursive: true, force: true });
	renameSync(making, folder);
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
