import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';

const collect = garbageCollector();

/** Clears all memory that can be cleared. */
export function clearAll(): void {
	collect();
}

/** Clears what is young and can be cleared, as V8 does most of the time. Whatever is still in use is old soon. */
export function clearYoung(): void {
	collect({ type: 'minor' });
}

/** V8's own function, which programs see with a flag only. */
function garbageCollector() {
	setFlagsFromString('--expose-gc');
	const shape = z.custom<(how?: { readonly type: 'minor' }) => void>(
		(found) => typeof found === 'function',
	);
	return shape.parse(runInNewContext('gc'));
}
