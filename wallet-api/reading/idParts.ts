/**
 * Merchant user IDs in lists that each fit into one request. Spellings that differ in nothing but case stay in one
 * list: a server that compares IDs without case would serve, and count, their user once in each list.
 *
 * @param most IDs per list; a single ID with more spellings than that is cut all the same
 */
export function idParts(ids: readonly string[], most: number): string[][] {
	const spellings = new Map<string, string[]>();
	for (const id of new Set(ids)) {
		const key = id.toLowerCase();
		const same = spellings.get(key);
		if (same === undefined) spellings.set(key, [id]);
		else same.push(id);
	}
	const parts: string[][] = [];
	let part: string[] = [];
	for (const same of spellings.values()) {
		if (part.length + same.length > most && part.length > 0) {
			parts.push(part);
			part = [];
		}
		for (const id of same) {
			if (part.length === most) {
				parts.push(part);
				part = [];
			}
			part.push(id);
		}
	}
	return part.length === 0 ? parts : [...parts, part];
}
