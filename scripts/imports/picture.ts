import { type Arrow, partOf } from './readImports';
import { unique, withoutShortcuts } from './rooms';

/**
 * Rooms as mermaid draws them, in a box for each part of the house. From part to part there is one arrow, however many
 * imports there are, and an arrow that follows from others is left out.
 */
export function drawRooms(arrows: readonly Arrow[]): string {
	const rooms = [...new Set(arrows.flatMap(({ from, to }) => [from, to]))].sort();
	const within = arrows.filter(({ from, to }) => partOf(from) === partOf(to));
	const between = unique(arrows.map(({ from, to }) => ({ from: partOf(from), to: partOf(to) })));
	return [
		'flowchart TD',
		...[...new Set(rooms.map(partOf))].flatMap((part) =>
			boxOf(
				part,
				rooms.filter((room) => partOf(room) === part),
			),
		),
		...withoutShortcuts(within).map(({ from, to }) => `  ${roomId(from)} --> ${roomId(to)}`),
		...withoutShortcuts(between).map(({ from, to }) => `  ${boxId(from)} ==> ${boxId(to)}`),
	].join('\n');
}

function boxOf(part: string, rooms: readonly string[]): string[] {
	if (rooms.length === 1) return [`  ${boxId(part)}["${part}"]`];
	return [
		`  subgraph ${boxId(part)}["${part}"]`,
		...rooms.map((room) => `    ${roomId(room)}["${room.slice(part.length + 1) || part}"]`),
		'  end',
	];
}

function boxId(part: string): string {
	return `the_${idOf(part)}`;
}

function roomId(room: string): string {
	return `room_${idOf(room)}`;
}

function idOf(name: string): string {
	return name.replaceAll(/\W/g, '_');
}
