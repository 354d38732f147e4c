import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** An expression that only names a field of the input item, as the default of the parameter does. */
const FIELD_OF_ITEM = /^=\{\{\s*\$json\.([A-Za-z_]\w*)\s*\}\}$/;

/**
 * Makes a reader of what Merchant User ID is for each input item, whatever it is.
 *
 * n8n evaluates an expression for each item, and nothing else runs meanwhile: with 20,000 items that is most of a
 * look-up (`npm run bench -- --only lookUp`). A field of the item is simply taken out of it.
 */
export function idReader(
	context: IExecuteFunctions,
): (item: INodeExecutionData, itemIndex: number) => unknown {
	const entered: unknown = context.getNodeParameter('mchUuid', 0, '', { rawExpressions: true });
	const field = typeof entered === 'string' ? FIELD_OF_ITEM.exec(entered)?.[1] : undefined;
	return field === undefined
		? (_, itemIndex) => context.getNodeParameter('mchUuid', itemIndex)
		: ({ json }) => (Object.hasOwn(json, field) ? json[field] : undefined);
}
