import { Numbers } from './numbers';
import { TextBytes } from './textBytes';

/** Numbers, from 0, most of which belong to a text, kept as bytes, and are found by it. */
export class NumberedBytes {
	private readonly texts = new TextBytes();
	private readonly hashes = new Numbers();
	/** A number plus one in the slot that the hash of its text says, or in the next that was free; 0 in a free one. */
	private slots = new Uint32Array(256);

	/** How many numbers are given. */
	get count(): number {
		return this.texts.count;
	}

	/** The number of a text; undefined where it has none. */
	numberOf(text: string): number | undefined {
		this.texts.draft(text);
		return this.numberIn(this.slotOfDraft(hashOf(text)));
	}

	/** The number of a text, which is the count before where it had none. */
	give(text: string): number {
		this.texts.draft(text);
		const hash = hashOf(text);
		const slot = this.slotOfDraft(hash);
		const known = this.numberIn(slot);
		if (known !== undefined) return known;
		const { count: number } = this;
		this.slots[slot] = number + 1;
		this.keepDraft(hash);
		if (2 * this.count > this.slots.length) this.makeSlots();
		return number;
	}

	/** Gives the next number to no text. */
	giveToNobody(): void {
		this.texts.draft('');
		this.keepDraft(0);
	}

	private keepDraft(hash: number): void {
		this.hashes.push(hash);
		this.texts.keepDraft();
	}

	private numberIn(slot: number): number | undefined {
		const filled = this.slots[slot] ?? 0;
		return filled === 0 ? undefined : filled - 1;
	}

	/** The slot of the text that was written last, or the free one where it belongs. */
	private slotOfDraft(hash: number): number {
		const last = this.slots.length - 1;
		for (let slot = hash & last; ; slot = (slot + 1) & last) {
			const number = this.numberIn(slot);
			if (number === undefined) return slot;
			if (this.hashes.at(number) === hash && this.texts.isDraft(number)) return slot;
		}
	}

	private makeSlots(): void {
		const filled = this.slots;
		this.slots = new Uint32Array(2 * filled.length);
		const last = this.slots.length - 1;
		for (const next of filled) {
			if (next === 0) continue;
			let slot = this.hashes.at(next - 1) & last;
			while (this.numberIn(slot) !== undefined) slot = (slot + 1) & last;
			this.slots[slot] = next;
		}
	}
}

/** A number of 32 bits that differs between most texts, in each of its bits (mixed as MurmurHash3 does). */
function hashOf(text: string): number {
	let hash = text.length;
	for (let letter = 0; letter < text.length; letter++) {
		hash = Math.imul(hash ^ text.charCodeAt(letter), 0x5bd1e995);
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	return (hash ^ (hash >>> 13)) >>> 0;
}
