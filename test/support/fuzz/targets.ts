/** What is thrown at the places where texts from outside come in. What comes out is right, or a refusal: nothing else. */
import fc from 'fast-check';
import { createPublicKey } from 'node:crypto';
import { BadInput } from '../../../nodes/shared/fields/badInput';
import { acceptConditions } from '../../../nodes/shared/fields/conditions';
import { acceptIdList } from '../../../nodes/shared/fields/idList';
import { verifierOf } from '../../../sandbox/api/verify';
import { parseAnswer } from '../../../wallet-api/calling/response';
import { parametersOf, signEnvelope } from '../../../wallet-api/signing/envelope';
import { parsePrivateKey } from '../../../wallet-api/signing/privateKey';
import { anyText, jsonObjectText, jsonText } from '../jsonTexts';
import { FORMS, publicBareOf, rsaKey } from '../keys';
import { PASTED_FORMS } from '../pastedForms';
import { VENDOR_EXAMPLE } from '../vendorExample';

const key = rsaKey('2048');
const publicKey = publicBareOf(key);
const verify = verifierOf(publicKey);

/** A few small harms to a text: characters lost, put in, doubled or changed. */
const harms = fc.array(
	fc.record({
		at: fc.nat(),
		lost: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 400 })),
		put: fc.oneof(anyText, fc.constantFrom('', ' ', '\n', '=', '-----', '"', '\\', '0', '{', ']')),
	}),
	{ maxLength: 4 },
);

const harmed = (text: string, all: ReadonlyArray<{ at: number; lost: number; put: string }>) =>
	all.reduce((before, { at, lost, put }) => {
		const place = at % (before.length + 1);
		return before.slice(0, place) + put + before.slice(place + lost);
	}, text);

/** What a reading of entries gives; undefined where it refused. Every other failure is passed on. */
function unlessRefused<Result>(read: () => Result): Result | undefined {
	try {
		return read();
	} catch (failure) {
		if (failure instanceof BadInput) return undefined;
		throw failure;
	}
}

function ensure(holds: boolean, otherwise: string): void {
	if (!holds) throw new Error(otherwise);
}

/** The rows that stand in an answer. */
const rowsOf = (text: string): Array<Record<string, unknown>> => {
	const answer: { data: { list: Array<Record<string, unknown>> } } = JSON.parse(text);
	return answer.data.list;
};

const aForm = fc.constantFrom(...FORMS, ...PASTED_FORMS);

/** A pasted key that came to harm is the very key, or refused. */
const keys = fc.asyncProperty(fc.tuple(aForm, harms), async ([form, all]) => {
	const reading = parsePrivateKey(harmed(form.paste(key), all));
	if (!reading.ok) return ensure(reading.failure.length > 0, 'a refusal without words');
	const read = createPublicKey(reading.value).export({ format: 'der', type: 'spki' });
	ensure(read.toString('base64') === publicKey, 'another key was read');
	return await Promise.resolve();
});

/** What is signed is what is sent; what cannot be is refused with a sentence. */
const envelopes = fc.asyncProperty(
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

/** A harmed answer is a page of the very rows that stand in it, or a failure. */
const answers = fc.asyncProperty(
	fc.tuple(harms, fc.constantFrom(200, 200, 200, 201, 204, 400, 401, 429, 500, 503)),
	async ([all, status]) => {
		const text = harmed(VENDOR_EXAMPLE, all);
		const result = parseAnswer(status, text);
		if (!result.ok) return ensure(result.failure.kind.length > 0, 'a failure without a kind');
		const rows = rowsOf(text);
		ensure(result.value.users.length === rows.length, 'a row was lost or made');
		for (const [place, row] of rows.entries()) {
			const user = result.value.users[place];
			ensure(user?.mchUuid === row.mchUuid, `row ${place} is another user`);
			ensure(
				Object.is(Number(user?.balance), Number(row.balance)),
				`row ${place} has another balance`,
			);
		}
		return await Promise.resolve();
	},
);

const anId = fc
	.array(fc.constantFrom(...'JT0123456789abc-_.'), { minLength: 1, maxLength: 22 })
	.map((signs) => signs.join(''))
	.filter((id) => /^[A-Za-z0-9]/.test(id) && /[A-Za-z0-9]$/.test(id));
const between = fc.constantFrom(
	',',
	';',
	' ',
	'\n',
	'\r\n',
	'\t',
	', ',
	' ; ',
	'，',
	'、',
	'|',
	',\n',
);
const around = fc.constantFrom('', '"', "'", '“”');

/** IDs however they are written are these IDs, each once and in order, and whatever else is entered is refused or a list. */
const idLists = fc.asyncProperty(
	fc.tuple(fc.uniqueArray(anId, { minLength: 1 }), between, around, fc.anything()),
	async ([ids, gap, quotes, anything]) => {
		const text = ids.map((id) => `${quotes.slice(0, 1)}${id}${quotes.slice(-1)}`).join(gap);
		const read = unlessRefused(() => acceptIdList('Merchant User IDs', text));
		if (read) ensure(read.join('\n') === ids.join('\n'), `${text} was read as ${read.join(' / ')}`);
		const other = unlessRefused(() => acceptIdList('Merchant User IDs', anything));
		ensure(other === undefined || other.every((id) => id !== ''), 'an empty ID');
		return await Promise.resolve();
	},
);

const condition = fc.record(
	{
		field: fc.oneof(fc.constantFrom('balance', 'codBalance', 'BALANCE'), fc.anything()),
		comparison: fc.oneof(
			fc.constantFrom('above', 'atLeast', 'atMost', 'below', 'between', 'equal'),
			fc.anything(),
		),
		amount: fc.oneof(fc.double(), fc.bigInt().map(String), fc.anything()),
		amountTo: fc.oneof(fc.double(), fc.bigInt().map(String), fc.anything()),
		unit: fc.oneof(fc.constantFrom('baht', 'satang'), fc.anything()),
	},
	{ requiredKeys: ['amount'] },
);

/** Conditions that were entered are there, all of them, or refused: never fewer, for that would be more users. */
const conditions = fc.asyncProperty(
	fc.array(condition, { minLength: 1, maxLength: 3 }),
	async (entered) => {
		const filters = { amountConditions: { condition: entered } };
		const read = unlessRefused(() => acceptConditions(filters, filters, 'Asia/Bangkok'));
		if (read) ensure(read.conditions.amounts.length === entered.length, 'a condition was lost');
		return await Promise.resolve();
	},
);

/** Every target by its name. */
export const TARGETS = { keys, envelopes, answers, idLists, conditions };
