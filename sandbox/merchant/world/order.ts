import type { Merchant } from '../merchant';
import type { ListEntry } from '../entryView';
import { drawFrom } from './draw';
import type { World } from './world';

/** The users, who come newest first, in the order of this world. @param answer number of the answer they are for */
export function ordered(
	merchant: Merchant,
	entries: readonly ListEntry[],
	order: World['order'],
	answer: number,
): readonly ListEntry[] {
	const by = (...salt: number[]) => {
		const drawn = new Map(
			entries.map((entry) => [entry, drawFrom(2 ** 32, merchant.idOf(entry), ...salt)]),
		);
		return (a: ListEntry, b: ListEntry) => (drawn.get(a) ?? 0) - (drawn.get(b) ?? 0);
	};
	switch (order) {
		case 'tiesChange': {
			const byChance = by(answer);
			return [...entries].sort((a, b) => {
				const [createdA, createdB] = [merchant.createdAt(a), merchant.createdAt(b)];
				if (createdA !== createdB) return createdA > createdB ? -1 : 1;
				return byChance(a, b);
			});
		}
		case 'oldestFirst':
			return [...entries].reverse();
		case 'mixed':
			return [...entries].sort(by());
		default:
			return entries;
	}
}
