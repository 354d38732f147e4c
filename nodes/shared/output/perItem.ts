import {
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { refused, type Result, succeeded } from '../../../wallet-api/failures';
import { BadInput, toOperationError } from '../fields/badInput';

/**
 * Runs an operation once for each input item and joins the output. An item that fails ends the run, or, where the
 * operator chose to continue, gives one error item that is linked to it while the others go on.
 */
export async function forEachItem(
	context: IExecuteFunctions,
	run: (itemIndex: number) => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	const output: INodeExecutionData[] = [];
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		const outcome = await attempt(context, itemIndex, async () => await run(itemIndex));
		const items = outcome.ok ? outcome.value : [errorItem(outcome.failure, itemIndex)];
		for (const item of items) output.push(item);
	}
	return output;
}

/**
 * Does something that may fail, for an input item.
 *
 * @returns what came of it, or n8n's error where the operator chose to continue.
 * @throws n8n's error otherwise.
 */
export async function attempt<Value>(
	context: IExecuteFunctions,
	itemIndex: number,
	work: () => Promise<Value>,
): Promise<Result<Value, Error>> {
	try {
		return succeeded(await work());
	} catch (error) {
		return refused(errorToGoOnWith(context, error, itemIndex));
	}
}

/** Does something with each input item, as `attempt` does it with one. */
export function attemptEach<Item, Value>(
	context: IExecuteFunctions,
	items: readonly Item[],
	work: (item: Item, itemIndex: number) => Value,
): Array<Result<Value, Error>> {
	return items.map((item, itemIndex) => {
		try {
			return succeeded(work(item, itemIndex));
		} catch (error) {
			return refused(errorToGoOnWith(context, error, itemIndex));
		}
	});
}

/** What came of an attempt. @throws the error that it ended with. */
export function valueOf<Value>(attempted: Result<Value, Error>): Value {
	if (attempted.ok) return attempted.value;
	throw attempted.failure;
}

function errorToGoOnWith(context: IExecuteFunctions, cause: unknown, itemIndex: number): Error {
	const error = toError(context, cause, itemIndex);
	if (context.continueOnFail()) return error;
	throw error;
}

/** The item that stands for a failed input item: what happened, and what to do. */
export function errorItem(error: Error, itemIndex: number): INodeExecutionData {
	const advice = 'description' in error ? error.description : undefined;
	return {
		json: {
			error: error.message,
			...(typeof advice === 'string' ? { message: advice } : {}),
		},
		pairedItem: { item: itemIndex },
	};
}

/** Any error as one of n8n's, linked to the input item. */
export function toError(context: IExecuteFunctions, error: unknown, itemIndex: number): Error {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (error instanceof BadInput) return toOperationError(context.getNode(), error, itemIndex);
	const cause = error instanceof Error ? error : new Error(String(error));
	return new NodeOperationError(context.getNode(), cause, { itemIndex });
}
