import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { FILTER_LABELS } from '../../wallet-api/labels';
import { readTotals } from '../../wallet-api/reading/readTotals';
import { BadInput } from '../shared/fields/badInput';
import { choiceInWords, optionName } from '../shared/fields/field';
import { createWalletClient } from '../shared/http/walletClient';
import { toApiError } from '../shared/output/errors';
import { formatter } from '../shared/output/items';
import { addHints } from './listing';
import { TOTALS_FROM, type TotalsWish } from './totalsWish';

const ADDED_UP = choiceInWords(TOTALS_FROM, 'added');

/** The vendor's own sums. */
export async function statedTotals(
	context: IExecuteFunctions,
	{ wanted: { filters, conditions }, options, form, itemIndex }: TotalsWish,
): Promise<INodeExecutionData[]> {
	if (conditions !== undefined) {
		throw new BadInput(
			`${TOTALS_FROM.displayName} is ${optionName(TOTALS_FROM, 'stated')}, but JT Wallet cannot filter by ${conditions.words.join(', ')}. Set ${ADDED_UP}, or remove the filter.`,
		);
	}
	const client = await createWalletClient(context, options, { itemIndex });
	const answer = await readTotals(client, filters);
	if (!answer.ok) {
		throw toApiError(context.getNode(), answer.failure, { itemIndex, hasPageSize: false });
	}
	const { totals, leftOut } = answer.value;
	if (leftOut.length > 0) addHints(context, [aboutLeftOut(leftOut)]);
	return [{ json: formatter(form)(totals), pairedItem: { item: itemIndex } }];
}

/** Several requests, and what they say does not belong together for certain. */
function aboutLeftOut(names: readonly string[]): string {
	return `Left out: ${names.join(', ')}. More than 5,000 ${FILTER_LABELS.mchUuidList} take several requests, and JT Wallet's responses do not show that these totals are sums over the requested users, so adding them up could be wrong. Set ${ADDED_UP}.`;
}
