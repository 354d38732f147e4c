import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	NodeOperationError,
} from 'n8n-workflow';
import type { WalletUser } from '../../wallet-api/contract';
import { refused, type Result, succeeded } from '../../wallet-api/failures';
import { BadInput, shown } from '../shared/fields/badInput';
import { amountsField } from '../shared/fields/itemOptions';
import { outputFields } from '../shared/fields/output';
import { requestOptionFields } from '../shared/fields/readingOptions';
import { timesField } from '../shared/fields/timesField';
import { groupByMerchant } from '../shared/http/merchants';
import { attempt, attemptEach, errorItem, valueOf } from '../shared/output/perItem';
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
			requestOptionFields.timeout,
			timesField,
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
	readonly item: INodeExecutionData;
	readonly itemIndex: number;
	readonly id: string;
	readonly output: LookUpOutput;
}

/** What an input item gets: its wallet user, undefined where there is none, or what kept it from being looked up. */
type LookedUp = Result<WalletUser | undefined, Error>;

const NOBODY = succeeded(undefined);

async function lookUpAll(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const wishes = acceptWishes(context);
	const usable = wishes.flatMap((wish) => (wish.ok ? [wish.value] : []));
	const refusal = needlessRetry(context.getNode(), firstToComeOut(wishes));
	if (refusal !== undefined && !context.continueOnFail()) throw refusal;
	const answers =
		refusal === undefined
			? await answersFor(context, usable)
			: new Map(usable.map(({ itemIndex }) => [itemIndex, refused(refusal)]));
	if (!context.continueOnFail()) failOverMissing(context, usable, answers);
	addHints(context, aboutMissing(usable, answers));
	const handedOut = new Set<WalletUser>();
	const items = attemptEach(context, wishes, (wish, itemIndex) => {
		const wished = valueOf(wish);
		return outputOf(wished, ownCopy(valueOf(answers.get(itemIndex) ?? NOBODY), handedOut));
	});
	return items.flatMap((item, itemIndex) => {
		if (!item.ok) return [errorItem(item.failure, itemIndex)];
		return item.value === undefined ? [] : [{ ...item.value, pairedItem: { item: itemIndex } }];
	});
}

function acceptWishes(context: IExecuteFunctions): Array<Result<LookUpWish, Error>> {
	const outputOf = outputOfItem(context);
	const idOf = idOfItem(context);
	return attemptEach(context, context.getInputData(), (item, itemIndex) => ({
		item,
		itemIndex,
		id: idOf(item, itemIndex),
		output: outputOf(itemIndex),
	}));
}

/** What may come first of the input items that keep their fields: the first, or one after items that may be skipped. */
function* firstToComeOut(wishes: ReadonlyArray<Result<LookUpWish, Error>>): Generator<IDataObject> {
	for (const wish of wishes) {
		if (!wish.ok) return;
		const { item, output } = wish.value;
		if (output.resultField !== undefined) yield item.json;
		if (output.whenNotFound !== 'skip') return;
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
		const found = await attempt(
			context,
			itemIndex,
			async () => await lookUpAtMerchant(context, ids, itemIndex),
		);
		for (const wish of ofMerchant) {
			answers.set(wish.itemIndex, found.ok ? succeeded(found.value.users.get(wish.id)) : found);
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
		({ itemIndex, output }) => output.whenNotFound === 'fail' && isNobody(answers.get(itemIndex)),
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
	const answered = wishes.filter(({ itemIndex }) => answers.get(itemIndex)?.ok);
	const missing = new MissingIds(answered.map(({ id }) => id));
	missing.foundIds(
		answered.filter(({ itemIndex }) => !isNobody(answers.get(itemIndex))).map(({ id }) => id),
	);
	return missing.hints('wallet user');
}

function isNobody(answer: LookedUp = NOBODY): boolean {
	return answer.ok && answer.value === undefined;
}

/** The output for one input item; undefined for none. */
function outputOf(
	{ item, id, output }: LookUpWish,
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
