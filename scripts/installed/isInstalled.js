// Plain Node and CommonJS: it runs before anything is installed, and in TypeScript's scripts, too.
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** npm's record of what it installed. It is written last, and so a broken install has none. */
const RECORD = join('node_modules', '.package-lock.json');

/** Whether nothing is missing of what npm installed in `root`, and all of it was made for this kind of machine. */
function isUnbroken(root, installed = packagesIn(root, RECORD)) {
	const fits = ({ optional, os = [process.platform], cpu = [process.arch] }) =>
		!optional || (os.includes(process.platform) && cpu.includes(process.arch));
	return (
		installed !== undefined &&
		Object.keys(installed).every((path) => existsSync(join(root, path, 'package.json'))) &&
		Object.values(installed).every(fits)
	);
}

/** Whether node_modules in `root` is unbroken and holds what package-lock.json names, whoever ran npm. */
function isInstalled(root) {
	const wanted = packagesIn(root, 'package-lock.json') ?? {};
	const installed = packagesIn(root, RECORD);
	// Looks at the packages themselves: npm rewrites its record even when it installs nothing.
	const isRight = ([path, { version, optional, peer }]) => {
		if (path === '' || version === undefined) return true;
		const found = read(join(root, path, 'package.json'))?.version;
		return found === version || (found === undefined && (optional || peer));
	};
	return (
		isUnbroken(root, installed) &&
		Object.keys(installed).every((path) => path in wanted) &&
		Object.entries(wanted).every(isRight)
	);
}

function packagesIn(root, file) {
	return read(join(root, file))?.packages;
}

/** What a file of JSON holds; undefined where there is none, or it cannot be parsed. */
function read(path) {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return undefined;
	}
}

module.exports = { RECORD, isInstalled, isUnbroken };
