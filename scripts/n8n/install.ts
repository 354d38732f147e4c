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
import { N8N_VERSIONS, type N8nVersion } from './versions';

/** An n8n that is installed and can be started. */
export type N8nInstall = Awaited<ReturnType<typeof ensureN8n>>;

type Say = (line: string) => void;

const PROGRAM = join('node_modules', 'n8n', 'bin', 'n8n');

/**
 * Gives the n8n in the cache; installs it where it is not there, was interrupted or is damaged. Of several
 * processes that ask at once, one installs and the others wait. Fails with an OperatorError.
 */
export async function ensureN8n(version: N8nVersion = N8N_VERSIONS[0], say: Say = console.log) {
	const folder = cacheFolder(version);
	const node = nodeBinary(version, folder);
	if (whatIsMissing(folder) !== undefined) {
		mkdirSync(folder, { recursive: true });
		const tell = () => say(`Waiting for another process that installs n8n in ${folder}`);
		await withTurn(`${folder}.turn`, tell, async () => {
			const reason = whatIsMissing(folder);
			if (reason !== undefined) await install(version, folder, reason, say);
		});
	}
	return { version, folder, node, program: join(folder, PROGRAM) };
}

async function install(version: N8nVersion, folder: string, reason: string, say: Say) {
	const started = Date.now();
	say(
		existsSync(join(folder, 'node_modules'))
			? `Installing n8n ${version.version} again, because ${reason}. npm's cache makes it faster than the first time.`
			: `Installing n8n ${version.version} (once, about 4 minutes and 2.9 GB) in ${folder}`,
	);
	markIncomplete(folder);
	writeFileSync(join(folder, 'package.json'), JSON.stringify(version.manifest));
	if (version.lock !== undefined) copyFileSync(version.lock, join(folder, 'package-lock.json'));
	else
		say(`n8n ${version.version} has no lock here: npm chooses the versions of its dependencies.`);
	const packages = recordedPackages(folder, 'package-lock.json') ?? [];
	let building = false;
	const stopProgress = showProgress(() => {
		if (building) return `n8n ${version.version}: building what has to be built here`;
		const there = packages.filter((path) => existsSync(join(folder, path, 'package.json')));
		return there.length === 0
			? `n8n ${version.version}: npm looks up what goes where`
			: `n8n ${version.version}: ${there.length} of about ${packages.length} packages`;
	});
	try {
		await runNpm(version, folder, () => (building = true));
	} finally {
		stopProgress();
	}
	markComplete(folder, keyFiles(version));
	say(`Installed n8n ${version.version} in ${readableDuration(Date.now() - started)}.`);
}

/**
 * Install scripts are off and the few that are needed are run by name, so that every npm does the same: older ones
 * would run them all, and several fail without a compiler. Force, where the manifest's Node is for another machine.
 */
async function runNpm(version: N8nVersion, folder: string, onBuild: () => void): Promise<void> {
	const log = join(folder, 'install.log');
	const force = bringsItsNode(process) ? [] : ['--force'];
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
	const command = version.lock ? 'ci' : 'install';
	await npm([command, '--ignore-scripts', ...force, ...quiet], folder, log);
	onBuild();
	const names = version.built.map(({ name }) => name);
	const build = ['rebuild', ...names, '--ignore-scripts=false', ...force, ...quiet];
	await npm(build, folder, log);
	const missing = version.built.find(({ makes }) => !existsSync(join(folder, makes)));
	if (missing === undefined) return;
	throw new OperatorError(
		`n8n's part ${missing.name} could not be built: npm neither found it ready-made nor could it compile it. Install a C++ compiler, make and Python, then run the command again. See ${log}`,
	);
}

/** The files whose damage would show late and in a confusing way. */
function keyFiles({ nodePackage, built }: N8nVersion): string[] {
	const node = join('node_modules', nodePackage, 'bin', 'node');
	return [PROGRAM, ...built.map(({ makes }) => makes), ...(bringsItsNode(process) ? [node] : [])];
}

/** The part of `process` that says which Node this is. */
type RunningNode = Pick<NodeJS.Process, 'platform' | 'arch' | 'execPath' | 'version'>;

function bringsItsNode({ platform, arch }: RunningNode): boolean {
	return platform === 'linux' && arch === 'x64';
}

/** The Node that runs the n8n in `folder`: its own on Linux x64, else this one. @throws OperatorError where it is too old. */
export function nodeBinary(
	{ version, nodeMajor, nodePackage }: N8nVersion,
	folder: string,
	running: RunningNode = process,
): string {
	if (bringsItsNode(running)) return join(folder, 'node_modules', nodePackage, 'bin', 'node');
	if (Number(running.version.slice(1).split('.')[0]) >= nodeMajor) return running.execPath;
	throw new OperatorError(
		`n8n ${version} needs Node ${nodeMajor} and brings it along for Linux on x64 only: put Node ${nodeMajor} on the PATH (this is ${running.version}) and run the command again.`,
	);
}
