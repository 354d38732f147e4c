import { join, sep } from 'node:path';
import type { Profiler } from 'node:inspector';

/** A profile as Node.js gives it. */
export type CpuProfile = Profiler.Profile;

/** The longest time in which the package's own code ran without a pause. */
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

/** Goes through a profile in its order and finds the longest unbroken row of samples in the package's code. */
export function longestStretch(profile: CpuProfile, isOwn: IsOwn): Stretch {
	const owners = ownFunctions(profile, isOwn);
	const collectors = new Set(
		profile.nodes
			.filter(({ callFrame }) => callFrame.functionName === COLLECTOR)
			.map(({ id }) => id),
	);
	let longest: Stretch = { ms: 0, where: '' };
	let spent = new Map<string, number>();
	let collecting = 0;
	const { samples = [], timeDeltas = [] } = profile;
	samples.forEach((sample, place) => {
		// A sample stands for the time until the next one.
		const ms = (timeDeltas[place + 1] ?? 0) / 1000;
		const owner = owners.get(sample);
		if (owner !== undefined) {
			// What was collected before it counts only now, as the package's code goes on after it.
			spent.set(owner, (spent.get(owner) ?? 0) + ms + (spent.size > 0 ? collecting : 0));
			collecting = 0;
			longest = longer(longest, spent);
		} else if (collectors.has(sample)) {
			collecting += ms;
		} else {
			spent = new Map();
			collecting = 0;
		}
	});
	return longest;
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
