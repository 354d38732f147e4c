import fc from 'fast-check';
import { createPublicKey } from 'node:crypto';
import { verifierOf } from '../../../sandbox/api/verify';
import { parametersOf, signEnvelope } from '../../../wallet-api/signing/envelope';
import { parsePrivateKey } from '../../../wallet-api/signing/privateKey';
import { jsonObjectText, jsonText } from '../jsonTexts';
import { FORMS, publicBareOf, rsaKey } from '../keys';
import { PASTED_FORMS } from '../pastedForms';
import { ensure, harmed, harms } from './harms';

const key = rsaKey('2048');
const publicKey = publicBareOf(key);
const verify = verifierOf(publicKey);

const aForm = fc.constantFrom(...FORMS, ...PASTED_FORMS);

/** A pasted key that came to harm is the very key, or refused. */
export const keys = fc.asyncProperty(fc.tuple(aForm, harms), async ([form, all]) => {
	const reading = parsePrivateKey(harmed(form.paste(key), all));
	if (!reading.ok) return ensure(reading.failure.length > 0, 'a refusal without words');
	const read = createPublicKey(reading.value).export({ format: 'der', type: 'spki' });
	ensure(read.toString('base64') === publicKey, 'another key was read');
	return await Promise.resolve();
});

/** What is signed is what is sent; what cannot be is refused with a sentence. */
export const envelopes = fc.asyncProperty(
	fc.tuple(fc.oneof(jsonObjectText, jsonText), harms),
	async ([{ text }, all]) => {
		const body = harmed(text, all);
		let refusal = '';
		const signed = await Promise.resolve()
			.then(() => parametersOf(body))
			.then((param) => signEnvelope(param, { appId: 'app', key, algorithm: 'RSA-SHA256' }, 7))
			.catch((failure: unknown) => {
				refusal = failure instanceof Error ? failure.message : '';
			});
		if (!signed) return ensure(/^[A-Z].*\.$/s.test(refusal), `no sentence: ${refusal}`);
		const { param, sign } = signed;
		ensure(verify(param, sign, 'RSA-SHA256'), 'the signature does not fit');
		ensure(Number(JSON.parse(param).timestamp) === 7, 'the time is not the one of the signing');
	},
);
