import { comparable } from '../identity';

/**
 * Merchant user IDs in lists that each fit into one request. Spellings that a server may take for one ID stay in one
 * list: it would serve, and count, their user once in each list.
 *
 * @param most IDs per list; a single ID with more spellings than that is cut all the same
 */
export function idParts(ids: readonly string[], most: number): string[][] {
	const spellings = new Map<string, string[]>();
	for (const id of new Set(ids)) {
		const key = comparable(id);
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
