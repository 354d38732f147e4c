import { toWireAnswer } from '../../../nodes/shared/http/transport';

/** A body of so many pieces of a million characters, as a compressed one of some kilobytes can become. */
function bodyOf(pieces: number) {
	const piece = ' '.repeat(1_000_000);
	const seen = { pieces: 0, ended: false };
	async function* content() {
		try {
			for (; seen.pieces < pieces; seen.pieces++) yield piece;
		} finally {
			seen.ended = true;
		}
	}
	return { seen, body: { setEncoding: () => undefined, [Symbol.asyncIterator]: content } };
}

it('a body without an end is left, and is too large', async () => {
	const { seen, body } = bodyOf(1_000_000);
	expect(await toWireAnswer({ statusCode: 200, headers: {}, body })).toEqual({
		ok: false,
		failure: {
			kind: 'tooLarge',
			detail: 'The response has more than 200 million characters.',
		},
	});
	expect(seen).toEqual({ pieces: 200, ended: true });
});

it('a body of 200 million characters is read', async () => {
	const { seen, body } = bodyOf(200);
	const answer = await toWireAnswer({ statusCode: 200, headers: {}, body });
	expect(answer.ok && answer.value.text.length).toBe(200_000_000);
	expect(seen).toEqual({ pieces: 200, ended: true });
});
