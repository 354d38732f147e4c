import { NumberedBytes } from './numberedBytes';
import { TextBytes } from './textBytes';

/**
 * The first texts stay strings, and only those after them become bytes. Most lists fit into one page, the longest of
 * which has this many users, and with strings Node.js itself does the work: code of ours that n8n runs only now and then
 * is slow each time.
 */
const FEW = 10_000;

/** Texts by number, from 0. */
export class Texts {
	/** How many there are. */
	count = 0;
	private readonly first: string[] = [];
	private readonly others = new TextBytes();

	constructor(private readonly few = FEW) {}

	/** Adds a text, whose number is the count before. */
	push(text: string): void {
		if (this.count++ < this.few) this.first.push(text);
		else this.others.push(text);
	}

	/** Whether the text of that number is this one. */
	is(number: number, text: string): boolean {
		const { few } = this;
		return number < few ? this.first[number] === text : this.others.is(number - few, text);
	}
}

/** Numbers, from 0, most of which belong to a text and are found by it. */
export class NumberedTexts {
	/** How many numbers are given of those that come first. */
	private given = 0;
	private readonly first = new Map<string, number>();
	private readonly others = new NumberedBytes();

	constructor(private readonly few = FEW) {}

	/** How many numbers are given. */
	get count(): number {
		return this.given + this.others.count;
	}

	/** The number of a text; undefined where it has none. */
	numberOf(text: string): number | undefined {
		const known = this.first.get(text);
		if (known !== undefined || this.given < this.few) return known;
		const later = this.others.numberOf(text);
		return later === undefined ? undefined : this.few + later;
	}

	/** The number of a text, which is the count before where it had none. */
	give(text: string): number {
		const known = this.first.get(text);
		if (known !== undefined) return known;
		if (this.given === this.few) return this.few + this.others.give(text);
		this.first.set(text, this.given);
		return this.given++;
	}

	/** Gives the next number to no text. */
	giveToNobody(): void {
		if (this.given < this.few) this.given++;
		else this.others.giveToNobody();
	}
}
