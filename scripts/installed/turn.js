// Plain Node and CommonJS: it runs before anything is installed, and in TypeScript's scripts, too.
const { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');

/** A holder renews its file every KEEP_MS; one that is older than STALE_MS belongs to nobody who lives. */
const KEEP_MS = 3_000;
const STALE_MS = 15_000;

/** Takes the turn that a file stands for, and gives how to let go; undefined where somebody has it. */
async function tryTurn(file) {
	const token = `${process.pid} ${Date.now()} ${Math.random()}`;
	mkdirSync(dirname(file), { recursive: true });
	const renewed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
	if (Date.now() - renewed > STALE_MS) rmSync(file, { force: true });
	try {
		writeFileSync(file, token, { flag: 'wx' });
	} catch (failure) {
		if (failure.code !== 'EEXIST') throw failure;
		return undefined;
	}
	// Of two who remove the same stale file, the second may remove the first one's new file.
	await sleep(50);
	if (read(file) !== token) return undefined;
	const renew = () => read(file) === token && utimesSync(file, new Date(), new Date());
	const keep = setInterval(renew, KEEP_MS);
	return () => {
		clearInterval(keep);
		if (read(file) === token) rmSync(file, { force: true });
	};
}

/** Does something when it is its turn, and gives what came of it; `tell` is called once where somebody else has it. */
async function withTurn(file, tell, work) {
	let release = await tryTurn(file);
	if (release === undefined) tell();
	for (; release === undefined; release = await tryTurn(file)) await sleep(500);
	try {
		return await work();
	} finally {
		release();
	}
}

function read(path) {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}

module.exports = { tryTurn, withTurn };
