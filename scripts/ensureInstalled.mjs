// First step of every command: node_modules holds exactly what package-lock.json names, or `npm ci` puts it there.
// This and what it imports is plain Node, because it runs when nothing is installed yet.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled } from './installed/isInstalled.mjs';
import { runNpmCi } from './installed/runNpmCi.mjs';
import { withTurn } from './installed/turn.js';

const OLDEST_NODE = [20, 15];
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Installs what is missing and says so. Gives the exit code: 0 when everything is there. */
export async function ensureInstalled() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
		console.error(
			`This project needs Node ${OLDEST_NODE.join('.')} or later, and this is Node ${process.versions.node}: install a newer one from https://nodejs.org and run the command again.`,
		);
		return 1;
	}
	if (isInstalled(ROOT)) return 0;
	const tell = () =>
		console.log('Waiting for the npm ci that another command runs in this folder.');
	const install = async () => (isInstalled(ROOT) ? 0 : await runNpmCi(ROOT));
	return await withTurn(join(ROOT, '.state', 'npm-ci-is-running'), tell, install);
}
