import {
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
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
		const outcome = await run(itemIndex).catch((error: unknown) =>
			toError(context, error, itemIndex),
		);
		if (!(outcome instanceof Error)) {
			for (const item of outcome) output.push(item);
		} else if (context.continueOnFail()) {
			output.push(errorItem(outcome, itemIndex));
		} else {
			throw outcome;
		}
	}
	return output;
}

/**
 * Does something with each input item. What fails gives an error in its place where the operator chose to
 * continue, and ends the run otherwise.
 */
export function attemptEach<Result>(
	context: IExecuteFunctions,
	input: readonly INodeExecutionData[],
	work: (item: INodeExecutionData, itemIndex: number) => Result,
): Array<Result | Error> {
	return input.map((item, itemIndex) => {
		const outcome = attempt(() => work(item, itemIndex));
		if (outcome.ok) return outcome.result;
		const error = toError(context, outcome.error, itemIndex);
		if (!context.continueOnFail()) throw error;
		return error;
	});
}

function attempt<Result>(
	work: () => Result,
): { ok: true; result: Result } | { ok: false; error: unknown } {
	try {
		return { ok: true, result: work() };
	} catch (error) {
		return { ok: false, error };
	}
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
