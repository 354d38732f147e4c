/** A number from 0 up to, but not including, `below` that follows from the texts alone, and looks random. */
export function drawFrom(below: number, ...texts: ReadonlyArray<string | number>): number {
	let bits = 0x811c9dc5;
	for (const text of texts) {
		for (const character of `${text}\n`) {
			bits = Math.imul(bits ^ (character.codePointAt(0) ?? 0), 0x01000193);
		}
	}
	bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
	bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
	return ((bits ^ (bits >>> 16)) >>> 0) % below;
}
