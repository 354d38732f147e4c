import { withErrorTable } from '../../scripts/errorTable';
import { FAILURE_KINDS } from '../../wallet-api/failureTable';
import { readDocument, tableRowsOf } from '../support/documents';

const page = readDocument('docs/errors.md').text;

it('docs/errors.md shows the table of errors as the code has it', () => {
	expect(withErrorTable(page)).toBe(page);
	expect(tableRowsOf(page).length).toBeGreaterThanOrEqual(FAILURE_KINDS.length);
});
