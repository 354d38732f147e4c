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
	const roomFor = roomsOf(imports);
	return unique(imports.map(({ from, to }) => ({ from: roomFor(from), to: roomFor(to) })));
}

/** The arrows without those that follow from others: where a uses b and b uses c, not that a uses c. */
export function withoutShortcuts(arrows: readonly Arrow[]): Arrow[] {
	return arrows.filter((arrow) => {
		const others = targetsIn(arrows.filter((other) => other !== arrow));
		return !reachedFrom(arrow.from, others).has(arrow.to);
	});
}

/** Arrows each once, sorted, and without those that stay where they are. */
export function unique(arrows: readonly Arrow[]): Arrow[] {
	const byName = new Map(
		arrows
			.filter(({ from, to }) => from !== to)
			.map((arrow) => [`${arrow.from} → ${arrow.to}`, arrow]),
	);
	return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, arrow]) => arrow);
}

/** Everything that, arrow by arrow, comes back to itself. */
export function circlesIn(arrows: readonly Arrow[]): string[] {
	const next = targetsIn(arrows);
	return [...next.keys()].filter((start) => reachedFrom(start, next).has(start)).sort();
}

function roomsOf(imports: readonly Arrow[]): (file: string) => string {
	const folders = new Set(imports.flatMap(({ from, to }) => [dirname(from), dirname(to)]));
	const next = targetsIn(imports);
	return (file) => {
		const part = partOf(file);
		if (part === 'scripts' || part === 'test') return AROUND;
		const folder = dirname(file);
		const isInRoom = (other: string): boolean => dirname(other).startsWith(`${folder}/`);
		if (![...folders].some((other) => other.startsWith(`${folder}/`))) return folder;
		if (![...reachedFrom(file, next)].some(isInRoom)) return `${folder}/${COMMON}`;
		const isUsed = imports.some(({ from, to }) => to === file && isInRoom(from));
		return isUsed ? file : folder;
	};
}

/** What each leads to by one arrow. */
export function targetsIn(arrows: readonly Arrow[]): Map<string, string[]> {
	const next = new Map<string, string[]>();
	for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to]);
	return next;
}

/** Everything that can be reached by one arrow or more. */
export function reachedFrom(start: string, next: ReadonlyMap<string, readonly string[]>) {
	const reached = new Set<string>();
	const waiting = [...(next.get(start) ?? [])];
	for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
		if (reached.has(one)) continue;
		reached.add(one);
		waiting.push(...(next.get(one) ?? []));
	}
	return reached;
}
