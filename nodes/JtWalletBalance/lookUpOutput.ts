import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { JsonObject, WalletUser } from '../../wallet-api/contract';
import { acceptChoice } from '../shared/fields/badInput';
import { type Collection, enteredFor } from '../shared/fields/entered';
import { defaultsOf } from '../shared/fields/field';
import { type ItemOptions, acceptOptions } from '../shared/fields/itemOptions';
import { acceptItemForm } from '../shared/fields/output';
import { formatter } from '../shared/output/items';
import { acceptResultField, beside } from './keepInputFields';

/** What comes out of Look Up for one input item, and what for an ID that nobody has. */
export interface LookUpOutput {
	readonly whenNotFound: (typeof WHEN_NOT_FOUND.options)[number]['value'];
	/** Name of the field for the wallet user beside the input's own fields; undefined to leave those out. */
	readonly resultField: string | undefined;
	readonly format: (row: JsonObject) => JsonObject;
}

/** The option for IDs that nobody has. */
export const WHEN_NOT_FOUND = {
	displayName: 'When Not Found',
	name: 'whenNotFound',
	type: 'options',
	default: 'returnId',
	options: [
		{ name: 'Fail', value: 'fail' },
		{ name: 'Return the ID with "Found: False"', value: 'returnId' },
		{ name: 'Skip', value: 'skip' },
	],
	description:
		'What to do with an ID that no wallet user has. Defaults to Return the ID with "Found: False".',
} as const satisfies INodeProperties;

/** The parameters about the output. */
const PARAMETERS = ['amounts', 'output', 'fields', 'options'];

/**
 * Makes what says what is to come out for an input item, by its index. Without an expression it is the same for all
 * of them, and is worked out once: n8n takes a while to say it for 20,000 items.
 *
 * @returns throws BadInput that names the option, the value and what is allowed.
 */
export function outputOfItem(context: IExecuteFunctions): (itemIndex: number) => LookUpOutput {
	let first: LookUpOutput | undefined;
	const raw = PARAMETERS.map((name) => enteredFor(context, 0)(name).raw);
	if (JSON.stringify(raw).includes('"=')) return (itemIndex) => acceptOutputFor(context, itemIndex);
	return () => (first ??= acceptOutputFor(context, 0));
}

function acceptOutputFor(context: IExecuteFunctions, itemIndex: number): LookUpOutput {
	const parameter = enteredFor(context, itemIndex);
	const options = acceptOptions(parameter('options'));
	return toOutput(options, acceptItemForm(parameter, options));
}

function toOutput(entered: Collection, form: ItemOptions): LookUpOutput {
	const { whenNotFound, keepInputFields }: Collection = {
		...defaultsOf([WHEN_NOT_FOUND]),
		...entered,
	};
	return {
		whenNotFound: acceptChoice(WHEN_NOT_FOUND, whenNotFound),
		resultField: acceptResultField(keepInputFields),
		format: formatter(form),
	};
}

/**
 * The output for one input item: the wallet user with `found: true`, or the ID with `found: false`, alone or beside what the input item
 * holds, its files included.
 *
 * @throws BadInput when the input has a field of that name already, which would be lost, or when n8n would take the
 * item for a failed one.
 */
export function outputFor(
	{ resultField, format }: LookUpOutput,
	{ json: input, binary }: INodeExecutionData,
	id: string,
	user: WalletUser | undefined,
): INodeExecutionData {
	const result =
		user === undefined ? { mchUuid: id, found: false } : { ...format(user), found: true };
	if (resultField === undefined) return { json: result };
	const json = beside(input, resultField, result);
	return binary === undefined ? { json } : { json, binary };
}
