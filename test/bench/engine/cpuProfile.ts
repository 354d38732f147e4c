import { join, sep } from 'node:path';
import type { Profiler } from 'node:inspector';

/** A profile as Node.js gives it. */
export type CpuProfile = Profiler.Profile;

/** The package's own code at work in one turn of the event loop: nothing else gets to its work meanwhile. */
export interface Stretch {
	readonly ms: number;
	/** The function of the package that most of it was spent in, with its file. */
	readonly where: string;
}

/** Whether a file, as a profile names it, belongs to the package as it ships. */
export type IsOwn = (url: string) => boolean;

/** Files below `dist` of the project in this folder. */
export function isShippedFrom(project: string): IsOwn {
	const dist = join(project, 'dist') + sep;
	return (url) => url.includes(dist) || url.includes(dist.replaceAll(sep, '/'));
}

/** V8 shows the collector beside the code that made the garbage: it belongs to the stretch it falls into. */
const COLLECTOR = '(garbage collector)';

/**
 * The most that the package's own code did in one turn of the event loop.
 *
 * @param turns when the turns ended, in ms since the profile was started, rising
 */
export function longestStretch(
	profile: CpuProfile,
	turns: readonly number[],
	isOwn: IsOwn,
): Stretch {
	const owners = ownFunctions(profile, isOwn);
	const collectors = collectorsOf(profile);
	let longest: Stretch = { ms: 0, where: '' };
	let spent = new Map<string, number>();
	let collecting = 0;
	let turn = 0;
	let now = 0;
	const { samples = [], timeDeltas = [] } = profile;
	samples.forEach((sample, place) => {
		now += (timeDeltas[place] ?? 0) / 1000;
		while (now > (turns[turn] ?? Infinity)) {
			turn++;
			longest = longer(longest, spent);
			spent = new Map();
			collecting = 0;
		}
		// A sample stands for the time until the next one.
		const ms = (timeDeltas[place + 1] ?? 0) / 1000;
		const owner = owners.get(sample);
		if (collectors.has(sample)) collecting += ms;
		if (owner === undefined) return;
		// What was collected between two samples of the package's code is the package's.
		spent.set(owner, (spent.get(owner) ?? 0) + ms + (spent.size > 0 ? collecting : 0));
		collecting = 0;
	});
	return longer(longest, spent);
}

function collectorsOf({ nodes }: CpuProfile): Set<number> {
	const collectors = nodes.filter(({ callFrame }) => callFrame.functionName === COLLECTOR);
	return new Set(collectors.map(({ id }) => id));
}

/** For every node of the profile that the package's code is at work in: the innermost function of the package. */
function ownFunctions({ nodes }: CpuProfile, isOwn: IsOwn): Map<number, string> {
	const owners = new Map<number, string>();
	// A node stands after its parent.
	for (const { id, callFrame, children = [] } of nodes) {
		if (isOwn(callFrame.url)) owners.set(id, nameOf(callFrame));
		const owner = owners.get(id);
		if (owner !== undefined) for (const child of children) owners.set(child, owner);
	}
	return owners;
}

function nameOf({ functionName, url }: Profiler.ProfileNode['callFrame']): string {
	const file = url.split(/[\\/]/).at(-1) ?? '';
	return `${functionName || 'a function'} in ${file}`;
}

function longer(longest: Stretch, spent: ReadonlyMap<string, number>): Stretch {
	const ms = [...spent.values()].reduce((sum, part) => sum + part, 0);
	if (ms <= longest.ms) return longest;
	const [most = ['', 0]] = [...spent].sort(([, a], [, b]) => b - a);
	return { ms, where: most[0] };
}
