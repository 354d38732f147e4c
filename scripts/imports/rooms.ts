import { dirname } from 'node:path';
import { type Arrow, partOf } from './readImports';

/** Scripts and tests use everything, each other too: one room. */
const AROUND = 'scripts and test';

/** What the files of a folder are called that the rooms in it use, as opposed to those that use the rooms. */
const COMMON = 'common files';

/**
 * The imports from room to room, each pair once. A room is a folder. Where a folder has rooms in it, the files beside
 * them that use the rooms stand above them as a room of their own, and those that do not stand below. One that does
 * both, uses rooms and is used by them, stands alone.
 */
export function arrowsBetweenRooms(imports: readonly Arrow[]): Arrow[] {
	const files = endsOf(imports);
	const next = targetsIn(imports);
	return arrowsBetween(imports, (file) => {
		const part = partOf(file);
		if (part === 'scripts' || part === 'test') return AROUND;
		const folder = dirname(file);
		const isInRoom = (other: string) => dirname(other).startsWith(`${folder}/`);
		if (!files.some(isInRoom)) return folder;
		if (![...reachedFrom(file, next)].some(isInRoom)) return `${folder}/${COMMON}`;
		const isUsed = imports.some(({ from, to }) => to === file && isInRoom(from));
		return isUsed ? file : folder;
	});
}

/** The arrows from place to place, by the place that each end is in: each once, sorted, and none that stays in one. */
export function arrowsBetween(arrows: readonly Arrow[], placeOf: (end: string) => string): Arrow[] {
	const byName = new Map(
		arrows
			.map(({ from, to }) => ({ from: placeOf(from), to: placeOf(to) }))
			.filter(({ from, to }) => from !== to)
			.map((arrow) => [`${arrow.from} → ${arrow.to}`, arrow]),
	);
	return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, arrow]) => arrow);
}

/** The arrows without those that follow from others: where a uses b and b uses c, not that a uses c. */
export function withoutShortcuts(arrows: readonly Arrow[]): Arrow[] {
	return arrows.filter((arrow) => {
		const others = targetsIn(arrows.filter((other) => other !== arrow));
		return !reachedFrom(arrow.from, others).has(arrow.to);
	});
}

/** Everything that an arrow leads from or to, each once, sorted. */
export function endsOf(arrows: readonly Arrow[]): string[] {
	return [...new Set(arrows.flatMap(({ from, to }) => [from, to]))].sort();
}

/** What each leads to by one arrow. */
export function targetsIn(arrows: readonly Arrow[]): Map<string, string[]> {
	const next = new Map<string, string[]>();
	for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to]);
	return next;
}

/** Everything that can be reached by one arrow or more. */
export function reachedFrom(start: string, next: ReadonlyMap<string, readonly string[]>) {
	const reached = new Set(next.get(start));
	// What is put into a set while one goes through it comes along, too.
	for (const one of reached) next.get(one)?.forEach((to) => reached.add(to));
	return reached;
}
