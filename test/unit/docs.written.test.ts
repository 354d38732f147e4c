/** Documents show the code as it is: the table of errors, the supported versions, the picture of imports. */
import { MARK, WRITTEN } from '../../scripts/docs';
import { withMarkedPart } from '../../scripts/lab/document';
import { FAILURE_KINDS } from '../../wallet-api/failureTable';
import { readDocument, tableRowsOf } from '../support/documents';

it.each(Object.entries(WRITTEN))('%s is up to date; if not, run `npm run docs`', (file, part) => {
	const { text } = readDocument(file);
	expect(withMarkedPart(text, MARK, part())).toBe(text);
});

it('every error has its row', () => {
	const rows = tableRowsOf(readDocument('docs/errors.md').text);
	expect(rows.length).toBeGreaterThanOrEqual(FAILURE_KINDS.length);
});
