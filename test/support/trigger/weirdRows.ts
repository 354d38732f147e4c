import fc from 'fast-check';
import type { Json, WalletUser } from '../../../wallet-api/contract';
import { STATUS_FIELDS, STATUS_VALUES } from '../../../wallet-api/contract';

/** An ID as the vendor writes them: letters, then many digits. */
export const vendorLikeId = (letters: string): fc.Arbitrary<string> =>
	fc
		.tuple(fc.integer({ min: 1, max: 9_999_999_999 }), fc.nat({ max: 999_999_999 }))
		.map(([high, low]) => `${letters}${high}${String(low).padStart(9, '0')}`);

/** Texts with all that could get in the way: separators, marks, any characters, halves of characters. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: fc.constantFrom(...' ,;~!*-\'"\\%0az') }),
	fc.string({ unit: fc.integer({ min: 0xd700, max: 0xe0ff }).map((c) => String.fromCharCode(c)) }),
	fc.stringMatching(/^[A-Za-z_-]{0,9}0?\d{0,32}$/),
);

const anyJson: fc.Arbitrary<Json> = fc
	.jsonValue({ maxDepth: 2 })
	.map((value) => JSON.parse(JSON.stringify(value)));

/** Satang as they may come: small, of 19 digits and more, as texts, no whole numbers, no numbers at all. */
const anyAmount: fc.Arbitrary<Json> = fc.oneof(
	fc.integer(),
	fc.maxSafeInteger(),
	fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(String),
	fc.integer().map(String),
	fc.double().map((value) => JSON.parse(JSON.stringify(value))),
	anyJson,
);

const anyId = fc.oneof(vendorLikeId('JT'), anyText).filter((id) => id !== '');

/** Wallet users as no vendor should send them, each with an ID of their own. */
export const weirdUsers: fc.Arbitrary<WalletUser[]> = fc.uniqueArray(
	fc
		.record(
			{
				uuid: fc.oneof(vendorLikeId('U'), anyText, anyJson),
				balance: anyAmount,
				...Object.fromEntries(
					STATUS_FIELDS.map((field) => [
						field,
						fc.oneof(fc.constantFrom<Json>(...STATUS_VALUES[field]), anyText, anyJson),
					]),
				),
			},
			{ requiredKeys: [] },
		)
		.chain((fields) => anyId.map((mchUuid): WalletUser => ({ ...fields, mchUuid }))),
	{ selector: ({ mchUuid }) => mchUuid, maxLength: 8 },
);
