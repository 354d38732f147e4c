import { FIELD_LABELS } from '../../../wallet-api/labels';
import { ROW_FIELD_OPTIONS } from '../../../nodes/shared/fields/rowFields';

it('calls the fields of a wallet user what the node calls them', () => {
	const inTheNode = ROW_FIELD_OPTIONS.map(({ name, value }) => [value, name]);
	expect(Object.fromEntries(inTheNode)).toEqual(FIELD_LABELS);
});
