import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A holder renews its file every KEEP_MS; one that is older than STALE_MS belongs to nobody who lives. */
const KEEP_MS = 3_000;
const STALE_MS = 15_000;

/** Waits until nobody else runs `npm ci` in `root`; keeps others waiting until the answer is called. */
export async function waitForTurn(root) {
	const file = join(root, '.state', 'npm-ci-is-running');
	const token = `${process.pid} ${Date.now()}`;
	mkdirSync(join(root, '.state'), { recursive: true });
	for (let told = false; !(await claim(file, token)); told = true) {
		if (!told) console.log('Waiting for the npm ci that another command runs in this folder.');
		await sleep(500);
		const renewed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
		if (Date.now() - renewed > STALE_MS) rmSync(file, { force: true });
	}
	const renew = () => read(file) === token && utimesSync(file, new Date(), new Date());
	const keep = setInterval(renew, KEEP_MS);
	return () => {
		clearInterval(keep);
		if (read(file) === token) rmSync(file, { force: true });
	};
}

async function claim(file, token) {
	try {
		writeFileSync(file, token, { flag: 'wx' });
	} catch (failure) {
		if (failure.code !== 'EEXIST') throw failure;
		return false;
	}
	// Of two who remove the same stale file, the second may remove the first one's new file.
	await sleep(50);
	return read(file) === token;
}

function read(path) {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}
