import { FIELD_LABELS } from '../../../wallet-api/labels';
import { itemOptionFields } from '../../../nodes/shared/fields/itemOptions';

it('calls the fields of a wallet user what the node calls them', () => {
	const inTheNode = itemOptionFields.fields.options.map(({ name, value }) => [value, name]);
	expect(Object.fromEntries(inTheNode)).toEqual(FIELD_LABELS);
});
