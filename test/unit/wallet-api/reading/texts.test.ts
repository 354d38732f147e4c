import * as fc from 'fast-check';
import { NumberedTexts, Texts } from '../../../../wallet-api/reading/texts';

/** Letters of one byte and of more, the one that stands for those, and pairs of halves. */
const text = fc.string({
	unit: fc.constantFrom(
		'a',
		'0',
		'\u007f',
		'\u0080',
		'\u00ff',
		'\u0100',
		'ก',
		'\uffff',
		'😀',
		'\ud83d',
	),
	maxLength: 12,
});

/** How many of them are kept as they are; all others as bytes. */
const few = fc.constantFrom(0, 1, 5, 10_000);

it('a text is itself and no other one, whatever letters it has', () => {
	fc.assert(
		fc.property(fc.array(text, { maxLength: 30 }), few, (all, asTheyAre) => {
			const texts = new Texts(asTheyAre);
			for (const one of all) texts.push(one);
			expect(texts.count).toBe(all.length);
			for (const [number, one] of all.entries()) {
				for (const other of all) expect(texts.is(number, other)).toBe(one === other);
			}
		}),
		{ numRuns: 300 },
	);
});

it('texts are found by what they say, as in a map', () => {
	fc.assert(
		fc.property(fc.array(fc.option(text), { maxLength: 400 }), few, (steps, asTheyAre) => {
			const numbers = new NumberedTexts(asTheyAre);
			const map = new Map<string, number>();
			let count = 0;
			for (const step of steps) {
				const before = numbers.count;
				if (step === null || !map.has(step)) count++;
				if (step === null) numbers.giveToNobody();
				else {
					expect(numbers.numberOf(step)).toBe(map.get(step));
					if (!map.has(step)) map.set(step, before);
					expect(numbers.give(step)).toBe(map.get(step));
				}
				expect(numbers.count).toBe(count);
			}
			for (const [one, number] of map) expect(numbers.numberOf(one)).toBe(number);
		}),
		{ numRuns: 300 },
	);
});

it('a hundred thousand have numbers in the order they came', () => {
	const numbers = new NumberedTexts();
	const idOf = (index: number) => `JT1095${109_096_130_575_154 + 7_919 * index}`;
	for (let index = 0; index < 100_000; index++) {
		if (numbers.give(idOf(index)) !== index) throw new Error(`${idOf(index)} has another number`);
	}
	for (let index = 0; index < 100_000; index++) {
		if (numbers.numberOf(idOf(index)) !== index) throw new Error(`${idOf(index)} is lost`);
	}
	expect(numbers.numberOf('JT1095')).toBeUndefined();
	expect(numbers.count).toBe(100_000);
});

it('a text much longer than all before it fits', () => {
	const texts = new Texts(0);
	const long = 'ก'.repeat(10_000);
	texts.push('a');
	texts.push(long);
	texts.push('b');
	expect([texts.is(0, 'a'), texts.is(1, long), texts.is(1, `${long}a`), texts.is(2, 'b')]).toEqual([
		true,
		true,
		false,
		true,
	]);
});
