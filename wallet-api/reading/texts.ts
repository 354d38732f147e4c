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

	/** Adds a text, whose number is the count before. */
	push(text: string): void {
		let place = this.startOf(this.count);
		this.makeRoom(place + MOST_BYTES_PER_LETTER * text.length);
		const { bytes } = this;
		for (let letter = 0; letter < text.length; letter++) {
			const code = text.charCodeAt(letter);
			if (code < ESCAPE) bytes[place++] = code;
			else {
				bytes.set([ESCAPE, code >> 8, code], place);
				place += MOST_BYTES_PER_LETTER;
			}
		}
		this.ends[this.count++] = place;
	}

	/** Whether the text of that number is this one. */
	is(number: number, text: string): boolean {
		let place = this.startOf(number);
		const { bytes } = this;
		for (let letter = 0; letter < text.length; letter++) {
			const code = text.charCodeAt(letter);
			if (code < ESCAPE) {
				if (bytes[place++] !== code) return false;
			} else {
				const [escape, high, low] = bytes.subarray(place, place + MOST_BYTES_PER_LETTER);
				if (escape !== ESCAPE || high !== code >> 8 || low !== (code & 0xff)) return false;
				place += MOST_BYTES_PER_LETTER;
			}
		}
		return place === this.ends[number];
	}

	private startOf(number: number): number {
		return this.ends[number - 1] ?? 0;
	}

	private makeRoom(bytes: number): void {
		if (this.count === this.ends.length) this.ends = longer(this.ends);
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
		return this.numberIn(this.slotOf(text, hashOf(text)));
	}

	/** The number of a text, which is the count before where it had none. */
	give(text: string): number {
		const hash = hashOf(text);
		const slot = this.slotOf(text, hash);
		const known = this.numberIn(slot);
		if (known !== undefined) return known;
		const { count: number } = this;
		this.slots[slot] = number + 1;
		this.push(text, hash);
		if (2 * this.count > this.slots.length) this.makeSlots();
		return number;
	}

	/** Gives the next number to no text. */
	skip(): void {
		this.push('', 0);
	}

	private push(text: string, hash: number): void {
		if (this.count === this.hashes.length) this.hashes = longer(this.hashes);
		this.hashes[this.count] = hash;
		this.texts.push(text);
	}

	private numberIn(slot: number): number | undefined {
		const filled = this.slots[slot] ?? 0;
		return filled === 0 ? undefined : filled - 1;
	}

	/** The slot of a text, or the free one where it belongs. */
	private slotOf(text: string, hash: number): number {
		const last = this.slots.length - 1;
		for (let slot = hash & last; ; slot = (slot + 1) & last) {
			const number = this.numberIn(slot);
			if (number === undefined) return slot;
			if (this.hashes[number] === hash && this.texts.is(number, text)) return slot;
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

/** A number of 32 bits that differs between most texts, with all of its bits (MurmurHash3's way to mix them). */
function hashOf(text: string): number {
	let hash = text.length;
	for (let letter = 0; letter < text.length; letter++) {
		hash = Math.imul(hash ^ text.charCodeAt(letter), 0x5bd1e995);
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	return (hash ^ (hash >>> 13)) >>> 0;
}
