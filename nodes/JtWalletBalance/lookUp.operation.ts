import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	NodeOperationError,
} from 'n8n-workflow';
import { MAX_PAGE_SIZE, type WalletUser } from '../../wallet-api/contract';
import { mchUuidOf } from '../../wallet-api/identity';
import { readUsers } from '../../wallet-api/reading/readUsers';
import { BadInput, shown } from '../shared/fields/badInput';
import { readId } from '../shared/fields/idList';
import { toApiError, toDoubtError } from '../shared/output/errors';
import { itemOptionFields } from '../shared/fields/itemOptions';
import { attemptEach, errorItem, toError } from '../shared/output/perItem';
import { readReadingOptions, requestOptionFields } from '../shared/fields/readingOptions';
import { createWalletClient } from '../shared/http/walletClient';
import { idReader } from './lookUpId';
import { type LookUpOutput, outputFor, outputOptionFields, readLookUpOutput } from './lookUpOutput';
import type { Operation } from './operation';

const show = { operation: ['lookUp'] };

const fields: INodeProperties[] = [
	{
		displayName: 'Merchant User ID',
		name: 'mchUuid',
		type: 'string',
		required: true,
		default: '={{ $json.mchUuid }}',
		placeholder: 'e.g. JT1095595801938341100',
		displayOptions: { show },
		description:
			'Your ID of the wallet user to look up. It is read from every input item, and all of them are asked for together, up to 5,000 in one request.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show },
		options: [
			itemOptionFields.amounts,
			itemOptionFields.fields,
			outputOptionFields.keepInputFields,
			requestOptionFields.maxRetries,
			requestOptionFields.parallelRequests,
			itemOptionFields.timeZone,
			requestOptionFields.timeout,
			itemOptionFields.times,
			outputOptionFields.whenNotFound,
		],
	},
];

/** Look Up: each input item's wallet user, in the input's order, thousands of them per request. */
export const lookUp: Operation = {
	option: {
		name: 'Look Up',
		value: 'lookUp',
		action: 'Look up wallet users',
		description: 'Get the balance of the wallet user that each input item names',
	},
	fields,
	execute: lookUpAll,
};

/** What one input item asks for. */
interface Wish {
	readonly id: string;
	readonly output: LookUpOutput;
}

type UsersById = ReadonlyMap<string, WalletUser>;

/** Most IDs that an error names. */
const NAMED_IDS = 20;

async function lookUpAll(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const input = context.getInputData();
	const readOutput = rememberOutputs();
	const enteredFor = idReader(context);
	const wishes = attemptEach(context, input, (item, itemIndex): Wish => {
		const output = readOutput(context.getNodeParameter('options', itemIndex, {}));
		return { id: readId('Merchant User ID', enteredFor(item, itemIndex)), output };
	});
	const usable = wishes.flatMap((wish) => (wish instanceof Error ? [] : [wish]));
	const users = await readByIds(context, usable).catch((error: unknown) =>
		toError(context, error, 0),
	);
	if (users instanceof Error && !context.continueOnFail()) throw users;
	if (!(users instanceof Error) && !context.continueOnFail()) {
		failOverMissing(context, usable, users);
	}
	const items = attemptEach(context, input, ({ json }, itemIndex) => {
		const wish = wishes[itemIndex];
		if (wish === undefined || wish instanceof Error) throw wish;
		if (users instanceof Error) throw users;
		return answerTo(wish, users.get(wish.id), json);
	});
	return items.flatMap((item, itemIndex) => {
		if (item instanceof Error) return [errorItem(item, itemIndex)];
		return item === undefined ? [] : [{ json: item, pairedItem: { item: itemIndex } }];
	});
}

/** The output options are the same for nearly every item: read each form of them once. */
function rememberOutputs(): (entered: IDataObject) => LookUpOutput {
	const remembered = new Map<string, LookUpOutput>();
	return (entered) => {
		const key = JSON.stringify(entered);
		const output = remembered.get(key) ?? readLookUpOutput(entered);
		remembered.set(key, output);
		return output;
	};
}

/** The users with these IDs. What concerns the requests is taken from the first item, for they serve all items. */
async function readByIds(context: IExecuteFunctions, wishes: readonly Wish[]): Promise<UsersById> {
	const options = readReadingOptions(context.getNodeParameter('options', 0, {}));
	const mchUuidList = [...new Set(wishes.map(({ id }) => id))];
	if (mchUuidList.length === 0) return new Map();
	const client = await createWalletClient(context, options);
	const reading = await readUsers(client, {
		...options,
		filters: { mchUuidList },
		pageSize: MAX_PAGE_SIZE,
	});
	if (!reading.ok) throw toApiError(context.getNode(), reading.failure, { hasPageSize: false });
	if (reading.value.doubts.length > 0) throw toDoubtError(context.getNode(), reading.value);
	return new Map(reading.value.users.map((user) => [mchUuidOf(user) ?? '', user]));
}

function failOverMissing(
	context: IExecuteFunctions,
	wishes: readonly Wish[],
	users: UsersById,
): void {
	const missing = new Set(
		wishes
			.filter(({ id, output }) => output.whenNotFound === 'fail' && !users.has(id))
			.map(({ id }) => id),
	);
	if (missing.size === 0) return;
	const named = [...missing].slice(0, NAMED_IDS).join(', ');
	const others = missing.size > NAMED_IDS ? ` and ${missing.size - NAMED_IDS} more` : '';
	throw new NodeOperationError(context.getNode(), 'Some wallet users were not found', {
		description: `No wallet user has the ID ${named}${others}. Correct the input, or choose another When Not Found.`,
	});
}

/** The output for one input item; undefined for none. */
function answerTo(
	{ id, output }: Wish,
	user: WalletUser | undefined,
	input: IDataObject,
): IDataObject | undefined {
	if (user === undefined && output.whenNotFound === 'skip') return undefined;
	if (user === undefined && output.whenNotFound === 'fail') {
		throw new BadInput(`No wallet user has the merchant user ID ${shown(id)}.`);
	}
	return outputFor(output, input, id, user);
}
