/** The code of a letter from here on is written as this byte and two more. */
const ESCAPE = 0x80;

const MOST_BYTES_PER_LETTER = 3;

/** Texts by number, from 0. They are kept as bytes: as strings of JavaScript a million IDs take five times the memory. */
export class Texts {
	/** How many there are. */
	count = 0;
	private bytes = new Uint8Array(1024);
	/** The place in `bytes` after each text. */
	private ends = new Uint32Array(64);
	/** The place after the text that was written last. */
	private draftEnd = 0;

	/** Adds a text, whose number is the count before. */
	push(text: string): void {
		this.draft(text);
		this.keepDraft();
	}

	/** Whether the text of that number is this one. */
	is(number: number, text: string): boolean {
		this.draft(text);
		return this.isDraft(number);
	}

	/**
	 * Writes a text after all others, where the next one takes its place unless it is kept.
	 *
	 * @returns a number of 32 bits that differs between most texts, in each of its bits (mixed as MurmurHash3 does)
	 */
	draft(text: string): number {
		const start = this.startOf(this.count);
		this.makeRoom(start + MOST_BYTES_PER_LETTER * text.length);
		const { bytes } = this;
		let place = start;
		let hash = text.length;
		for (let letter = 0; letter < text.length; letter++) {
			const code = text.charCodeAt(letter);
			hash = Math.imul(hash ^ code, 0x5bd1e995);
			if (code < ESCAPE) bytes[place++] = code;
			else {
				bytes.set([ESCAPE, code >> 8, code], place);
				place += MOST_BYTES_PER_LETTER;
			}
		}
		this.draftEnd = place;
		hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
		return (hash ^ (hash >>> 13)) >>> 0;
	}

	/** Whether the text of that number is the one that was written last. */
	isDraft(number: number): boolean {
		const { bytes, draftEnd } = this;
		const draft = this.startOf(this.count);
		const start = this.startOf(number);
		const length = this.startOf(number + 1) - start;
		if (length !== draftEnd - draft) return false;
		for (let place = 0; place < length; place++) {
			if (bytes[start + place] !== bytes[draft + place]) return false;
		}
		return true;
	}

	/** Adds the text that was written last. */
	keepDraft(): void {
		if (this.count === this.ends.length) this.ends = longer(this.ends);
		this.ends[this.count++] = this.draftEnd;
	}

	private startOf(number: number): number {
		return this.ends[number - 1] ?? 0;
	}

	private makeRoom(bytes: number): void {
		if (bytes <= this.bytes.length) return;
		const roomy = new Uint8Array(2 * bytes);
		roomy.set(this.bytes);
		this.bytes = roomy;
	}
}

/** Numbers, from 0, most of which belong to a text and are found by it. */
export class NumberedTexts {
	private readonly texts = new Texts();
	private hashes = new Uint32Array(64);
	/** A number plus one in the slot that the hash of its text says, or in the next that was free; 0 in a free one. */
	private slots = new Uint32Array(256);

	/** How many numbers are given. */
	get count(): number {
		return this.texts.count;
	}

	/** The number of a text; undefined where it has none. */
	numberOf(text: string): number | undefined {
		return this.numberIn(this.slotOfDraft(this.texts.draft(text)));
	}

	/** The number of a text, which is the count before where it had none. */
	give(text: string): number {
		const hash = this.texts.draft(text);
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
		this.keepDraft(this.texts.draft(''));
	}

	private keepDraft(hash: number): void {
		if (this.count === this.hashes.length) this.hashes = longer(this.hashes);
		this.hashes[this.count] = hash;
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
			if (this.hashes[number] === hash && this.texts.isDraft(number)) return slot;
		}
	}

	private makeSlots(): void {
		const filled = this.slots.filter((slot) => slot > 0);
		this.slots = new Uint32Array(2 * this.slots.length);
		const last = this.slots.length - 1;
		for (const next of filled) {
			let slot = (this.hashes[next - 1] ?? 0) & last;
			while (this.numberIn(slot) !== undefined) slot = (slot + 1) & last;
			this.slots[slot] = next;
		}
	}
}

function longer(numbers: Uint32Array): Uint32Array {
	const roomy = new Uint32Array(2 * numbers.length);
	roomy.set(numbers);
	return roomy;
}
