/** A key that lost some of its text at either end is refused, and nothing of the rest is shown. */
import { parsePrivateKey } from '../../../wallet-api/signing/privateKey';
import { FORMS, rsaKey } from '../../support/keys';
import { piecesShown } from '../../support/refusedKeys';

/** The refusal of a text; empty when it was read as a key. */
const refusalOf = (pasted: string): string => {
	const reading = parsePrivateKey(pasted);
	return reading.ok ? '' : reading.failure;
};

describe('cut off at any place, it is refused', () => {
	// Padding, white space, quotes and a byte order mark (in Base64, too) are no part of the key.
	const isNothing = (lost: string) => /^(77u\/|[=\s\uFEFF"'])*$/.test(lost);
	const isAccepted = (kept: string, lost: string) => !isNothing(lost) && refusalOf(kept) === '';

	it.each(FORMS)('$name', ({ paste }) => {
		const text = paste(rsaKey('2048'));
		const places = Array.from({ length: text.length }, (_, place) => place);
		const accepted = places.filter((place) => {
			const [head, tail] = [text.slice(0, place), text.slice(place)];
			return isAccepted(head, tail) || isAccepted(tail, head);
		});
		expect(accepted).toEqual([]);
	});
});

it('shows nothing of a key that is cut off at any place', () => {
	for (const { paste } of FORMS) {
		const text = paste(rsaKey('2048'));
		for (let length = 0; length < text.length; length += 50) {
			const piece = text.slice(0, length);
			expect(piecesShown(refusalOf(piece), piece)).toEqual([]);
		}
	}
});
