import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	NodeOperationError,
} from 'n8n-workflow';
import type { WalletUser } from '../../wallet-api/contract';
import { BadInput, shown } from '../shared/fields/badInput';
import { amountsField, itemOptionFields } from '../shared/fields/itemOptions';
import { outputFields } from '../shared/fields/output';
import { requestOptionFields } from '../shared/fields/readingOptions';
import { groupByMerchant } from '../shared/http/merchants';
import { attemptEach, errorItem, toError } from '../shared/output/perItem';
import { needlessRetry } from './fieldNamedError';
import { addHints } from './listing';
import { idOfItem } from './lookUpId';
import { type LookUpOutput, outputFor, outputOptionFields, outputOfItem } from './lookUpOutput';
import { lookUpAtMerchant } from './lookUpRequests';
import { listed, MissingIds } from './missingIds';
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
			'Your ID for the wallet user. Read from each input item; up to 5,000 IDs are sent per request.',
	},
	...outputFields(show),
	amountsField(show),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show },
		options: [
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
interface LookUpWish {
	readonly itemIndex: number;
	readonly id: string;
	readonly output: LookUpOutput;
}

/** What an input item gets: its wallet user, undefined where there is none, or what kept it from being looked up. */
type LookedUp = WalletUser | Error | undefined;

async function lookUpAll(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const input = context.getInputData();
	const wishes = acceptWishes(context, input);
	const usable = wishes.flatMap((wish) => (wish instanceof Error ? [] : [wish]));
	const refusal = needlessRetry(context.getNode(), firstToComeOut(wishes, input));
	if (refusal !== undefined && !context.continueOnFail()) throw refusal;
	const answers =
		refusal === undefined
			? await answersFor(context, usable)
			: new Map(usable.map(({ itemIndex }) => [itemIndex, refusal]));
	if (!context.continueOnFail()) failOverMissing(context, usable, answers);
	addHints(context, aboutMissing(usable, answers));
	const handedOut = new Set<WalletUser>();
	const items = attemptEach(context, input, (item, itemIndex) => {
		const wish = wishes[itemIndex];
		const answer = answers.get(itemIndex);
		if (wish === undefined || wish instanceof Error) throw wish;
		if (answer instanceof Error) throw answer;
		return outputOf(wish, item, ownCopy(answer, handedOut));
	});
	return items.flatMap((item, itemIndex) => {
		if (item instanceof Error) return [errorItem(item, itemIndex)];
		return item === undefined ? [] : [{ ...item, pairedItem: { item: itemIndex } }];
	});
}

function acceptWishes(
	context: IExecuteFunctions,
	input: readonly INodeExecutionData[],
): Array<LookUpWish | Error> {
	const outputOf = outputOfItem(context);
	const idOf = idOfItem(context);
	return attemptEach(context, input, (item, itemIndex) => ({
		itemIndex,
		id: idOf(item, itemIndex),
		output: outputOf(itemIndex),
	}));
}

/** What may come first of the input items that keep their fields: the first, or one after items that may be skipped. */
function* firstToComeOut(
	wishes: ReadonlyArray<LookUpWish | Error>,
	input: readonly INodeExecutionData[],
): Generator<IDataObject> {
	for (const [itemIndex, wish] of wishes.entries()) {
		if (wish instanceof Error) return;
		if (wish.output.resultField !== undefined) yield input[itemIndex]?.json ?? {};
		if (wish.output.whenNotFound !== 'skip') return;
	}
}

/** The answer for each input item by its place. Each merchant is asked for its own items alone. */
async function answersFor(
	context: IExecuteFunctions,
	wishes: readonly LookUpWish[],
): Promise<Map<number, LookedUp>> {
	const answers = new Map<number, LookedUp>();
	const wishAt = new Map(wishes.map((wish) => [wish.itemIndex, wish]));
	for (const group of await groupByMerchant(context, [...wishAt.keys()])) {
		const ofMerchant = group.flatMap((itemIndex) => wishAt.get(itemIndex) ?? []);
		const [itemIndex = 0] = group;
		const ids = ofMerchant.map(({ id }) => id);
		const found = await lookUpAtMerchant(context, ids, itemIndex).catch((error: unknown) =>
			toError(context, error, itemIndex),
		);
		if (found instanceof Error && !context.continueOnFail()) throw found;
		for (const wish of ofMerchant) {
			answers.set(wish.itemIndex, found instanceof Error ? found : found.users.get(wish.id));
		}
	}
	return answers;
}

function failOverMissing(
	context: IExecuteFunctions,
	wishes: readonly LookUpWish[],
	answers: ReadonlyMap<number, LookedUp>,
): void {
	const missing = wishes.filter(
		({ itemIndex, output }) =>
			output.whenNotFound === 'fail' && answers.get(itemIndex) === undefined,
	);
	if (missing.length === 0) return;
	const ids = listed([...new Set(missing.map(({ id }) => id))]);
	throw new NodeOperationError(context.getNode(), 'Some wallet users were not found', {
		description: `No wallet user has the ID ${ids}. Correct the input, or choose another When Not Found.`,
	});
}

/** Which of the IDs nobody has, whatever comes out for them. What could not be looked up is not missing. */
function aboutMissing(
	wishes: readonly LookUpWish[],
	answers: ReadonlyMap<number, LookedUp>,
): readonly string[] {
	const answered = wishes.filter(({ itemIndex }) => !(answers.get(itemIndex) instanceof Error));
	const missing = new MissingIds(answered.map(({ id }) => id));
	missing.foundIds(
		answered.filter(({ itemIndex }) => answers.get(itemIndex) !== undefined).map(({ id }) => id),
	);
	return missing.hints('wallet user');
}

/** The output for one input item; undefined for none. */
function outputOf(
	{ id, output }: LookUpWish,
	item: INodeExecutionData,
	user: WalletUser | undefined,
): INodeExecutionData | undefined {
	if (user === undefined && output.whenNotFound === 'skip') return undefined;
	if (user === undefined && output.whenNotFound === 'fail') {
		throw new BadInput(`No wallet user has the merchant user ID ${shown(id)}.`);
	}
	return outputFor(output, item, id, user);
}

/** The row itself for the first item that gets it, copies for others: what changes one item changes no other. */
function ownCopy(user: WalletUser | undefined, handedOut: Set<WalletUser>): WalletUser | undefined {
	if (user === undefined) return undefined;
	if (handedOut.has(user)) return JSON.parse(JSON.stringify(user));
	handedOut.add(user);
	return user;
}
