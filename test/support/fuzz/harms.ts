import fc from 'fast-check';
import { BadInput } from '../../../nodes/shared/fields/badInput';
import { anyText } from '../jsonTexts';

/** A few small harms to a text: characters lost, put in, doubled or changed. */
export const harms = fc.array(
	fc.record({
		at: fc.nat(),
		lost: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 400 })),
		put: fc.oneof(anyText, fc.constantFrom('', ' ', '\n', '=', '-----', '"', '\\', '0', '{', ']')),
	}),
	{ maxLength: 4 },
);

/** The text after these harms. */
export const harmed = (
	text: string,
	all: ReadonlyArray<{ at: number; lost: number; put: string }>,
) =>
	all.reduce((before, { at, lost, put }) => {
		const place = at % (before.length + 1);
		return before.slice(0, place) + put + before.slice(place + lost);
	}, text);

/** Fails with the words, unless it holds. */
export function ensure(holds: boolean, otherwise: string): void {
	if (!holds) throw new Error(otherwise);
}

/** What a reading of entries gives; undefined where it refused. Every other failure is passed on. */
export function unlessRefused<Result>(read: () => Result): Result | undefined {
	try {
		return read();
	} catch (failure) {
		if (failure instanceof BadInput) return undefined;
		throw failure;
	}
}
