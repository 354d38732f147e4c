import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { acceptWholeNumber, acceptYesOrNo } from '../shared/fields/badInput';

const RETURN_ALL = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
} as const satisfies INodeProperties;

const LIMIT = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 50,
	description: 'Max number of results to return',
} as const satisfies INodeProperties;

/** The parameters for how many wallet users come out, for the operation that `show` shows. */
export function howManyFields(
	show: NonNullable<IDisplayOptions['show']>,
	returnAll: boolean,
): INodeProperties[] {
	return [
		{ ...RETURN_ALL, default: returnAll, displayOptions: { show } },
		{ ...LIMIT, displayOptions: { show: { ...show, returnAll: [false] } } },
	];
}

/**
 * Most users wanted; undefined for all.
 *
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function acceptLimit(context: IExecuteFunctions, itemIndex: number): number | undefined {
	const [returnAll, limit] = [RETURN_ALL, LIMIT].map((field): unknown =>
		context.getNodeParameter(field.name, itemIndex, field.default),
	);
	return acceptYesOrNo(RETURN_ALL, returnAll) ? undefined : acceptWholeNumber(LIMIT, limit);
}
