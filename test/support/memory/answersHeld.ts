/**
 * Uses answers one after the other and clears young memory after each, as V8 does most of the time. Prints how many
 * of them stay in use. A process of its own: nothing else may fill or clear the memory that is measured.
 */
import assert from 'node:assert/strict';
import { inTime } from '../../../nodes/shared/http/inTime';

const [answers, characters] = [200, 100_000];
assert(gc !== undefined, 'Start Node with --expose-gc.');
const clearMemory = gc;

async function main() {
	const cancelled = new AbortController();
	const send = async () => Buffer.alloc(characters, 'x').toString('latin1');
	const use = async () => String(await inTime(60_000, cancelled.signal, send)).length;
	const before = process.memoryUsage().heapUsed;
	for (let answer = 0; answer < answers; answer++) {
		assert.equal(await use(), characters);
		// Whatever is still in use is old soon, and is not looked at again.
		clearMemory({ type: 'minor' });
	}
	const kept = (process.memoryUsage().heapUsed - before) / characters;
	console.log(JSON.stringify({ answers, kept }));
}

void main();
