import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { FIELD_LABELS } from '../../wallet-api/labels';
import { BadInput, shown } from '../shared/fields/badInput';
import { acceptId } from '../shared/fields/idList';

/** The parameter for the ID. */
export const ID_FIELD = {
	displayName: FIELD_LABELS.mchUuid,
	name: 'mchUuid',
	type: 'string',
	required: true,
	default: '={{ $json.mchUuid }}',
	placeholder: 'e.g. JT1095595801938341100',
	description:
		'Your ID for the wallet user. Read from each input item; up to 5,000 IDs are sent per request.',
} as const satisfies INodeProperties;

/** An expression that only names a field of the input item, as the default of the parameter does. */
const FIELD_OF_ITEM = /^=\{\{\s*\$json\.([A-Za-z_]\w*)\s*\}\}$/;

/** Most columns that a message names. */
const NAMED_COLUMNS = 20;

/**
 * Makes what gives the Merchant User ID of each input item.
 *
 * n8n evaluates an expression for each item, and nothing else runs meanwhile: with 20,000 items that is most of a
 * look-up (`npm run bench -- --only lookUp`). A field of the item is simply taken out of it.
 *
 * @returns throws BadInput that says what came out, and, where that is nothing, which columns the item has.
 */
export function idOfItem(
	context: IExecuteFunctions,
): (item: INodeExecutionData, itemIndex: number) => string {
	const raw: unknown = context.getNodeParameter(ID_FIELD.name, 0, '', { rawExpressions: true });
	const field = typeof raw === 'string' ? FIELD_OF_ITEM.exec(raw)?.[1] : undefined;
	return (item, itemIndex) => {
		const entered: unknown =
			field === undefined
				? context.getNodeParameter(ID_FIELD.name, itemIndex)
				: Object.hasOwn(item.json, field)
					? item.json[field]
					: undefined;
		const isNothing = typeof entered === 'string' ? entered.trim() === '' : (entered ?? '') === '';
		if (isNothing) throw new BadInput(aboutNothing(entered, field, Object.keys(item.json)));
		return acceptId(ID_FIELD.displayName, entered);
	};
}

function aboutNothing(entered: unknown, field: string | undefined, columns: string[]): string {
	const named = columns.slice(0, NAMED_COLUMNS).join(', ') || 'no columns';
	const asks =
		field === undefined ? 'Which column is the ID in?' : `Is the column called ${field}?`;
	return `${ID_FIELD.displayName} is ${shown(entered)}. ${asks} The input item has: ${named}.`;
}
