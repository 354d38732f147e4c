import { type Arrow, partOf } from './readImports';
import { arrowsBetween, endsOf, withoutShortcuts } from './rooms';

/**
 * Rooms as mermaid draws them, in a box for each part of the house. From part to part there is one arrow, however many
 * imports there are, and an arrow that follows from others is left out.
 */
export function drawRooms(arrows: readonly Arrow[]): string {
	const rooms = endsOf(arrows);
	const within = arrows.filter(({ from, to }) => partOf(from) === partOf(to));
	const between = arrowsBetween(arrows, partOf);
	return [
		'flowchart TD',
		...[...new Set(rooms.map(partOf))].flatMap((part) => boxOf(part, rooms)),
		...withoutShortcuts(within).map(({ from, to }) => `  ${roomId(from)} --> ${roomId(to)}`),
		...withoutShortcuts(between).map(({ from, to }) => `  ${boxId(from)} ==> ${boxId(to)}`),
	].join('\n');
}

function boxOf(part: string, all: readonly string[]): string[] {
	const rooms = all.filter((room) => partOf(room) === part);
	if (rooms.length === 1) return [`  ${boxId(part)}["${part}"]`];
	return [
		`  subgraph ${boxId(part)}["${part}"]`,
		...rooms.map((room) => `    ${roomId(room)}["${room.slice(part.length + 1) || part}"]`),
		'  end',
	];
}

/** What mermaid knows them by. */
const boxId = (part: string) => `the_${part.replaceAll(/\W/g, '_')}`;
const roomId = (room: string) => `room_${room.replaceAll(/\W/g, '_')}`;
