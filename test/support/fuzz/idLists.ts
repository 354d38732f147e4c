import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { acceptIdList } from '../../../nodes/shared/fields/idList';
import { ensure, unlessRefused } from './harms';

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

/** Long whole numbers, whose last digits a JavaScript number would not keep. */
const digits = fc.bigInt({ min: 0n, max: 10n ** 22n }).map(String);

/** IDs, and a way in which they are entered. */
const written = fc.oneof(
	fc.tuple(fc.uniqueArray(anId, { minLength: 1 }), between, around).map(([ids, gap, quotes]) => ({
		ids,
		entered: ids.map((id) => `${quotes.slice(0, 1)}${id}${quotes.slice(-1)}`).join(gap),
	})),
	fc.uniqueArray(anId, { minLength: 1 }).map((ids) => ({ ids, entered: ids })),
	fc.uniqueArray(anId, { minLength: 1 }).map((ids) => ({ ids, entered: JSON.stringify(ids) })),
	fc.uniqueArray(digits, { minLength: 1 }).map((ids) => ({ ids, entered: `[${ids.join(', ')}]` })),
);

/** IDs however they are written are these IDs, each once and in order, and whatever else is entered is refused or a list. */
export const idLists = fc.asyncProperty(
	fc.tuple(written, fc.anything()),
	async ([{ ids, entered }, anything]) => {
		const read = unlessRefused(() => acceptIdList('Merchant User IDs', entered));
		if (read) ensure(isDeepStrictEqual(read, ids), `${String(entered)} is ${read.join(' / ')}`);
		const other = unlessRefused(() => acceptIdList('Merchant User IDs', anything));
		ensure(other === undefined || other.every((id) => id !== ''), 'an empty ID');
		return await Promise.resolve();
	},
);
