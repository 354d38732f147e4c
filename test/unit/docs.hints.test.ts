/** docs/errors.md names every hint. */
import { MissingIds } from '../../nodes/JtWalletBalance/missingIds';
import { describeFacts } from '../../wallet-api/reading/facts';
import { readDocument } from '../support/documents';

const { text } = readDocument('docs/errors.md');
const rows = [...text.slice(text.indexOf('## Hints')).matchAll(/^\| (?!hint|---)(.+?) \|/gm)];
const PATTERNS = rows.map(
	([, hint = '']) =>
		new RegExp(
			hint
				.split('…')
				.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
				.join('.*'),
		),
);

const user = { mchUuid: 'JT1' };
const facts = { total: 1, doubts: [], unplaced: 0, withoutMchUuid: 0, sharedMchUuid: 0 };

it.each([
	...describeFacts({ ...facts, doubts: [{ after: user, before: undefined }] }),
	...describeFacts({ ...facts, unplaced: 2 }),
	...describeFacts({ ...facts, withoutMchUuid: 2 }),
	...describeFacts({ ...facts, sharedMchUuid: 1 }),
	...new MissingIds(['a', 'b']).hints('wallet user'),
	...new MissingIds(['a']).hints('wallet user who matches the other filters'),
])('%s', (hint) => {
	expect(PATTERNS.filter((pattern) => pattern.test(hint))).toHaveLength(1);
});
