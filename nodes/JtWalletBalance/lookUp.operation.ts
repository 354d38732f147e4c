import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import type { WalletUser } from '../../wallet-api/contract';
import { refused, type Result } from '../../wallet-api/failures';
import { BadInput, shown } from '../shared/fields/badInput';
import { amountsFields } from '../shared/fields/itemOptions';
import { outputFields } from '../shared/fields/output';
import { requestOptionFields } from '../shared/fields/readingOptions';
import { timesField } from '../shared/fields/timesField';
import { optionsField } from '../shared/fields/field';
import { attemptEach, errorItem, valueOf } from '../shared/output/perItem';
import { KEEP_INPUT_FIELDS, needlessRetry } from './keepInputFields';
import { addHints } from './listing';
import {
	aboutMissing,
	answersFor,
	failOverMissing,
	type LookUpWish,
	NOBODY,
} from './lookUpAnswers';
import { ID_FIELD, idOfItem } from './lookUpId';
import { outputFor, outputOfItem, WHEN_NOT_FOUND } from './lookUpOutput';
import type { Operation } from './operation';

const show = { operation: ['lookUp'] };

const fields: INodeProperties[] = [
	{ ...ID_FIELD, displayOptions: { show } },
	...outputFields(show),
	...amountsFields(show),
	optionsField(
		[
			KEEP_INPUT_FIELDS,
			requestOptionFields.maxRetries,
			requestOptionFields.parallelRequests,
			requestOptionFields.timeout,
			timesField,
			WHEN_NOT_FOUND,
		],
		{ show },
	),
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
