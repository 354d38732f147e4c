import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { JsonObject, WalletUser } from '../../wallet-api/contract';
import { BadInput, readChoice, shown } from '../shared/fields/badInput';
import { readItemOptions } from '../shared/fields/itemOptions';
import { formatter } from '../shared/output/items';

/** What comes out of Look Up for one input item, and what for an ID that nobody has. */
export interface LookUpOutput {
	readonly whenNotFound: 'returnId' | 'skip' | 'fail';
	/** Name of the field for the wallet user beside the input's own fields; undefined to leave those out. */
	readonly resultField: string | undefined;
	readonly format: (row: JsonObject) => JsonObject;
}

/** The options of Look Up about its output. */
export const outputOptionFields = {
	keepInputFields: {
		displayName: 'Keep Input Fields',
		name: 'keepInputFields',
		type: 'string',
		default: 'walletUser',
		placeholder: 'e.g. walletUser',
		description:
			"Name of a field to put the wallet user into, beside the input item's own fields. Without this option only the wallet user's fields are returned.",
	},
	whenNotFound: {
		displayName: 'When Not Found',
		name: 'whenNotFound',
		type: 'options',
		default: 'returnId',
		options: [
			{ name: 'Fail', value: 'fail' },
			{ name: 'Return the ID with "Found: False"', value: 'returnId' },
			{ name: 'Skip', value: 'skip' },
		],
		description: 'What to do with an ID that no wallet user has',
	},
} as const satisfies { readonly [name: string]: INodeProperties };

/**
 * The options as entered, with what is not set filled in.
 *
 * @throws BadInput that names the option, the value and what is allowed.
 */
export function readLookUpOutput(entered: { readonly [name: string]: unknown }): LookUpOutput {
	const { whenNotFound = 'returnId', keepInputFields: resultField } = entered;
	if (resultField !== undefined && (typeof resultField !== 'string' || resultField.trim() === '')) {
		throw new BadInput(
			`Keep Input Fields is ${shown(resultField)}, but it has to be the name of a field.`,
		);
	}
	return {
		whenNotFound: readChoice('When Not Found', whenNotFound, ['returnId', 'skip', 'fail']),
		resultField: resultField?.trim(),
		format: formatter(readItemOptions(entered)),
	};
}

/**
 * The output for one input item: the wallet user, or the ID with `found: false`, alone or beside the input.
 *
 * @throws BadInput when the input has a field of that name already, which would be lost.
 */
export function outputFor(
	{ resultField, format }: LookUpOutput,
	input: IDataObject,
	id: string,
	user: WalletUser | undefined,
): IDataObject {
	const result = user === undefined ? { mchUuid: id, found: false } : format(user);
	if (resultField === undefined) return result;
	if (resultField in input) {
		throw new BadInput(
			`Keep Input Fields is ${shown(resultField)}, but the input item has a field of that name already. Choose another name.`,
		);
	}
	return { ...input, [resultField]: result };
}
