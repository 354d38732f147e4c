/**
 * How many numbers, or texts, are kept together in one block. A list that grows gets another block, and nothing in it
 * has to be copied into a longer one.
 */
export const BLOCK = 2 ** 14;

/** Whole numbers of 32 bits in the order in which they came. */
export class Numbers {
	/** How many there are. */
	count = 0;
	private readonly blocks: Uint32Array[] = [];

	push(number: number): void {
		const place = this.count++;
		const block = (this.blocks[Math.floor(place / BLOCK)] ??= new Uint32Array(BLOCK));
		block[place % BLOCK] = number;
	}

	/** The number at a place; 0 where none came. */
	at(place: number): number {
		return this.blocks[Math.floor(place / BLOCK)]?.[place % BLOCK] ?? 0;
	}
}
