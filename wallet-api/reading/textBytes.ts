/** The code of a letter from here on is written as this byte and two more. */
const ESCAPE = 0x80;

const MOST_BYTES_PER_LETTER = 3;

/** Numbers, texts and their bytes are kept in blocks of so many: nothing is copied into something longer as they grow. */
const BLOCK = 2 ** 14;

/** Whole numbers of 32 bits in the order in which they came. */
class Numbers {
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

/** Texts by number, from 0, as bytes: as strings of JavaScript a million IDs take five times the memory. */
export class TextBytes {
	/** Of each block of texts. */
	private readonly bytes: Buffer[] = [];
	/** The place after each text in the bytes of its block. */
	private readonly ends = new Numbers();
	/** The place after the text that was written last. */
	private draftEnd = 0;

	/** How many there are. */
	get count(): number {
		return this.ends.count;
	}

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

	/** Writes a text after all others, where the next one takes its place unless it is kept. */
	draft(text: string): void {
		const start = this.startOf(this.count);
		const bytes = this.roomFor(start + MOST_BYTES_PER_LETTER * text.length);
		// Most IDs are plain ASCII, which Node.js writes by itself, many times as fast as a loop that is run now and then.
		const isAscii = Buffer.byteLength(text) === text.length;
		this.draftEnd =
			start + (isAscii ? bytes.write(text, start, 'latin1') : escape(text, bytes, start));
	}

	/** Whether the text of that number is the one that was written last. */
	isDraft(number: number): boolean {
		const [bytes, drafted] = [this.bytesOf(number), this.bytesOf(this.count)];
		const [start, draft] = [this.startOf(number), this.startOf(this.count)];
		const length = this.ends.at(number) - start;
		if (length !== this.draftEnd - draft) return false;
		for (let place = 0; place < length; place++) {
			if (bytes[start + place] !== drafted[draft + place]) return false;
		}
		return true;
	}

	/** Adds the text that was written last. */
	keepDraft(): void {
		this.ends.push(this.draftEnd);
	}

	private startOf(number: number): number {
		return number % BLOCK === 0 ? 0 : this.ends.at(number - 1);
	}

	/** The bytes of the block that a text is in. */
	private bytesOf(number: number): Buffer {
		return (this.bytes[Math.floor(number / BLOCK)] ??= Buffer.alloc(1024));
	}

	/** The bytes of the next text's block, as many as these at least. */
	private roomFor(length: number): Buffer {
		const bytes = this.bytesOf(this.count);
		if (length <= bytes.length) return bytes;
		const roomy = Buffer.alloc(2 * length);
		roomy.set(bytes);
		this.bytes[Math.floor(this.count / BLOCK)] = roomy;
		return roomy;
	}
}

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

/** Writes a text into bytes so that no other one is the same. Gives how many it took. */
function escape(text: string, bytes: Uint8Array, start: number): number {
	let place = start;
	for (let letter = 0; letter < text.length; letter++) {
		const code = text.charCodeAt(letter);
		if (code < ESCAPE) bytes[place++] = code;
		else {
			bytes.set([ESCAPE, code >> 8, code], place);
			place += MOST_BYTES_PER_LETTER;
		}
	}
	return place - start;
}
