import type { IDataObject, INode, INodeProperties } from 'n8n-workflow';
import { withoutInvisible } from '../../wallet-api/pastedText';
import { BadInput, shown } from '../shared/fields/badInput';

/** The option to keep the input's fields: how the one for the wallet user is called. */
export const KEEP_INPUT_FIELDS = {
	displayName: 'Keep Input Fields',
	name: 'keepInputFields',
	type: 'string',
	default: 'walletUser',
	placeholder: 'e.g. walletUser',
	description:
		"Name of the field to put the wallet user in, beside the input item's own fields. Defaults to walletUser. Without this option, only the wallet user's fields are returned.",
} as const satisfies INodeProperties;

/** n8n takes an item for one that failed when it has `error` and no fields but these. */
const FIELDS_OF_FAILED_ITEM = ['error', 'message', 'details'];

/**
 * The name of the field for the wallet user; undefined where the option is not used.
 *
 * @throws BadInput that names the option, the value and what is allowed.
 */
export function acceptResultField(entered: unknown): string | undefined {
	if (entered === undefined) return undefined;
	const name = typeof entered === 'string' ? withoutInvisible(entered).trim() : '';
	if (name === '') throw unusable(entered, 'but it has to be the name of a field.');
	if (name !== 'error') return name;
	throw unusable(
		name,
		'but n8n takes items with a field of that name for failed ones. Choose another name.',
	);
}

/**
 * The input item's own fields with one more beside them.
 *
 * @throws BadInput when the input has a field of that name already, which would be lost, or when n8n would take the
 * item for a failed one, and send it to the error output, because of a field `error` of the input: n8n looks at
 * nothing but the names of the fields.
 */
export function beside(input: IDataObject, name: string, value: IDataObject): IDataObject {
	if (Object.hasOwn(input, name)) {
		throw unusable(
			name,
			'but the input item has a field of that name already. Choose another name.',
		);
	}
	const item = { ...input, [name]: value };
	if (!item.error || !Object.keys(item).every((each) => FIELDS_OF_FAILED_ITEM.includes(each))) {
		return item;
	}
	throw unusable(
		name,
		'but with a field "error" in the input item n8n would take the item for a failed one. Choose another name.',
	);
}

function unusable(value: unknown, why: string): BadInput {
	return new BadInput(`${KEEP_INPUT_FIELDS.displayName} is ${shown(value)}, ${why}`);
}

/**
 * Tells a run that n8n would repeat: with Retry On Fail it runs a node again as long as the first item that comes out
 * has a field `error`, whatever is in it but null and false.
 *
 * @param firstItems what may be the first item to come out
 * @returns what to say to the operator; undefined when nothing would be repeated.
 */
export function needlessRetry(
	{ retryOnFail }: INode,
	firstItems: Iterable<IDataObject>,
): BadInput | undefined {
	if (retryOnFail !== true) return undefined;
	for (const { error = null } of firstItems) {
		if (error !== null && error !== false) {
			return new BadInput(
				`Retry On Fail is on, and n8n would take the field "error" of the input item for a failure and repeat the look-up. Turn off Retry On Fail, as this node retries by itself, or rename the field, or remove ${KEEP_INPUT_FIELDS.displayName}.`,
			);
		}
	}
	return undefined;
}
