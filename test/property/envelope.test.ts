/** What is signed is what is sent, and what is sent is what was given: checked by jsrsasign, which the package does not use. */
import fc from 'fast-check';
import { verifierOf } from '../../sandbox/api/verify';
import {
	type Envelope,
	parametersOf,
	SIGNATURE_ALGORITHMS,
	type SignatureAlgorithm,
	signEnvelope,
} from '../../wallet-api/signing/envelope';
import { isExactInJavaScript } from '../../wallet-api/json';
import { anyText, jsonObjectText, jsonText, objectOf } from '../support/jsonTexts';
import { publicBareOf, rsaKey } from '../support/keys';

const NOW = 1_732_233_600_000;
const key = rsaKey('2048');
const verify = verifierOf(publicBareOf(key));

const signed = async (
	body: unknown,
	algorithm: SignatureAlgorithm = 'RSA-SHA256',
	now = NOW,
): Promise<Envelope> =>
	await signEnvelope(parametersOf(body), { appId: 'app', key, algorithm }, now);

/** What a server reads out of the bytes of the request. */
const received = (envelope: Envelope): Envelope =>
	JSON.parse(Buffer.from(JSON.stringify(envelope), 'utf8').toString('utf8'));

const anAlgorithm = fc.constantFrom(...SIGNATURE_ALGORITHMS);

/** Parameters without a timestamp of their own; deeper and in strings it may occur. */
const parameters = objectOf(
	anyText.filter((name) => name !== 'timestamp'),
	fc.oneof(jsonText, jsonObjectText),
);

/** The text with half pairs escaped, as they cannot be sent. */
const sendable = (text: string): string =>
	Array.from(text, (character) =>
		/^[\ud800-\udfff]$/.test(character) ? `\\u${character.charCodeAt(0).toString(16)}` : character,
	).join('');

const withoutStamp = (param: string): string => param.replace(/^\{"timestamp":\d+,?/, '{');

describe('the signature', () => {
	it('fits what is received, and nothing that differs in one character', async () => {
		await fc.assert(
			fc.asyncProperty(
				parameters,
				anAlgorithm,
				fc.nat(),
				fc.integer({ min: 1, max: 127 }),
				async ({ text }, algorithm, place, bits) => {
					const { param, sign } = received(await signed(text, algorithm));
					expect(verify(param, sign, algorithm)).toBe(true);
					const at = place % param.length;
					const other = String.fromCharCode(param.charCodeAt(at) ^ bits);
					expect(verify(param.slice(0, at) + other + param.slice(at + 1), sign, algorithm)).toBe(
						false,
					);
				},
			),
			{ numRuns: 100 },
		);
	});

	it('fits no more once one of its own bytes is changed', async () => {
		const { param, sign } = await signed({ page: 1 });
		fc.assert(
			fc.property(fc.nat(255), fc.integer({ min: 1, max: 255 }), (at, bits) => {
				const bytes = Buffer.from(sign, 'base64');
				bytes.writeUInt8(bytes.readUInt8(at) ^ bits, at);
				expect(verify(param, bytes.toString('base64'), 'RSA-SHA256')).toBe(false);
			}),
			{ numRuns: 60 },
		);
	});

	it('is over characters that have one UTF-8 form only, so that every server gets the same bytes', async () => {
		await fc.assert(
			fc.asyncProperty(parameters, async ({ text }) => {
				const { param } = await signed(text);
				expect(Buffer.from(param, 'utf8').toString('utf8')).toBe(param);
			}),
			{ numRuns: 200 },
		);
	});
});

describe('param', () => {
	it('is a given text with the timestamp put in, every other character as it was', async () => {
		await fc.assert(
			fc.asyncProperty(parameters, async ({ text }) => {
				const { param } = await signed(` \n${text}\t`);
				const isEmpty = Object.keys(JSON.parse(text)).length === 0;
				expect(withoutStamp(param)).toBe(isEmpty ? '{}' : sendable(text));
				expect(JSON.parse(param).timestamp).toBe(NOW);
			}),
			{ numRuns: 300 },
		);
	});

	it('is a given object, as JSON.stringify writes it, with the timestamp put in', async () => {
		await fc.assert(
			fc.asyncProperty(parameters, async ({ text }) => {
				const given = JSON.parse(text);
				expect(withoutStamp((await signed(given)).param)).toBe(JSON.stringify(given));
			}),
			{ numRuns: 300 },
		);
	});

	it('has a fresh timestamp wherever there was one, and keeps all else', async () => {
		const stamps = fc.tuple(fc.nat(4), jsonText);
		await fc.assert(
			fc.asyncProperty(parameters, stamps, async ({ text }, [place, stamp]) => {
				const entries = Object.entries(JSON.parse(text));
				entries.splice(place, 0, ['timestamp', JSON.parse(stamp.text)]);
				const givenText = JSON.stringify(Object.fromEntries(entries));
				// A number that JavaScript changes is refused beside a timestamp.
				fc.pre(isExactInJavaScript(givenText));
				const sent = JSON.parse((await signed(givenText)).param);
				expect(Object.entries(sent)).toEqual(
					Object.entries({ ...JSON.parse(givenText), timestamp: NOW }),
				);
			}),
			{ numRuns: 300 },
		);
	});
});

describe('an envelope that is signed again', () => {
	it('differs in timestamp and signature only, however often', async () => {
		await fc.assert(
			fc.asyncProperty(
				parameters,
				fc.boolean(),
				fc.integer({ min: 1, max: 9 }),
				async ({ text }, asText, days) => {
					const first = await signed(text);
					const later = NOW + days * 86_400_000;
					const body = asText ? JSON.stringify(first) : received(first);
					const again = await signed(body, undefined, later);
					expect(again.appId).toBe(first.appId);
					expect(again.param).toBe(first.param.replace(`:${NOW}`, `:${later}`));
					expect(again.sign).not.toBe(first.sign);
					expect(await signed(again)).toEqual(first);
				},
			),
			{ numRuns: 100 },
		);
	});
});
