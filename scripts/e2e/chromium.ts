import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { OperatorError } from '../operatorError';
import { startTethered } from '../tether/startTethered';

/** Names that Chromium and its kin go by. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const ADVICE =
	'Install Chromium or Google Chrome, or set JT_WALLET_BROWSER to the file that starts one, then run the command again.';

/**
 * The browser to test in: JT_WALLET_BROWSER, else the system's Chromium, which is installed where root runs this on
 * Debian. Fails with an OperatorError.
 *
 * @param logFile takes what the installation prints
 */
export async function ensureChromium(
	logFile: string,
	env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
	const chosen = env.JT_WALLET_BROWSER;
	if (chosen && !existsSync(chosen)) {
		throw new OperatorError(`JT_WALLET_BROWSER is ${chosen}, but there is no such file. ${ADVICE}`);
	}
	const found = chosen || onPath(env);
	if (found !== undefined) return found;
	if (!isDebian() || process.getuid?.() !== 0) {
		throw new OperatorError(`There is no Chromium on this machine. ${ADVICE}`);
	}
	console.log('Installing Chromium from Debian (once, about a minute) …');
	await aptGet(['update'], logFile);
	await aptGet(['install', '--yes', '--no-install-recommends', 'chromium'], logFile);
	const installed = onPath(env);
	if (installed === undefined) {
		throw new OperatorError(`Debian's Chromium was installed but cannot be found. ${ADVICE}`);
	}
	return installed;
}

function onPath(env: NodeJS.ProcessEnv): string | undefined {
	const folders = (env.PATH ?? '').split(delimiter);
	return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

function isDebian(): boolean {
	try {
		return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
	} catch {
		return false;
	}
}

async function aptGet(args: readonly string[], logFile: string): Promise<void> {
	const { code, reason } = await startTethered({
		command: 'apt-get',
		args,
		cwd: '/',
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		logFile,
		graceMs: 10_000,
	}).ended;
	if (code !== 0) {
		throw new OperatorError(
			`apt-get ${args[0]} did not work (${reason}), see ${logFile}. ${ADVICE}`,
		);
	}
}
