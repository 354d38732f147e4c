/** Everything that is no RSA private key, and words that the refusal has to name it by. */
import { SPOILED_KEYS } from './spoiledKeys';
import { WRONG_KEYS } from './wrongKeys';

/** Every text that has to be refused. */
export const REFUSED = [...WRONG_KEYS, ...SPOILED_KEYS].flatMap(([what, words, texts]) =>
	Object.entries(texts).map(([form, pasted]) => ({ what: `${what} (${form})`, pasted, words })),
);

/** Pieces of 12 characters that a refusal and the pasted text have in common, white space left out there. */
export const piecesShown = (refusal: string, pasted: string): string[] => {
	const secret = pasted.replace(/\\[rn]|\s/g, '');
	return Array.from({ length: Math.max(0, refusal.length - 11) }, (_, at) =>
		refusal.slice(at, at + 12),
	).filter((piece) => secret.includes(piece));
};
