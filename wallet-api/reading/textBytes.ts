import { BLOCK, Numbers } from './numbers';

/** The code of a letter from here on is written as this byte and two more. */
const ESCAPE = 0x80;

const MOST_BYTES_PER_LETTER = 3;

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
