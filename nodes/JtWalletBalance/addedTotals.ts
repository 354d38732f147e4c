import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { mchUuidOf } from '../../wallet-api/identity';
import { GroupedTotals } from '../../wallet-api/reading/groupedTotals';
import { eachUser } from '../../wallet-api/reading/readUsers';
import { acceptChoices, shown } from '../shared/fields/badInput';
import { acceptRestriction, type Entered } from '../shared/fields/entered';
import { GROUP_OPTIONS, labelOf } from '../shared/fields/rowFields';
import { createWalletClient } from '../shared/http/walletClient';
import { walletUsers } from '../shared/output/counts';
import { toApiError } from '../shared/output/errors';
import { formatter } from '../shared/output/items';
import { addHints, Listing } from './listing';
import type { TotalsWish } from './totalsWish';

/** What sums that are added up are grouped by. */
export const GROUP_BY = {
	displayName: 'Group By',
	name: 'groupBy',
	type: 'multiOptions',
	default: [],
	options: GROUP_OPTIONS,
	description:
		'The fields to group by. One item is returned per group, largest balance first; without a field, one item for all.',
} as const satisfies INodeProperties;

/** The sums over everybody who is read, one item per group. */
export async function addedTotals(
	context: IExecuteFunctions,
	{ wanted, options, form, itemIndex }: TotalsWish,
	groupBy: Entered,
): Promise<INodeExecutionData[]> {
	const without = 'clear the field to add up all wallet users';
	const groupFields = acceptRestriction({ label: GROUP_BY.displayName, without }, groupBy);
	const groups = new GroupedTotals(acceptChoices(GROUP_BY, groupFields));
	const listing = new Listing(wanted);
	const client = await createWalletClient(context, options, { itemIndex });
	const read = await eachUser(client, { ...options, ...listing.plan }, async (users) => {
		listing.took(users);
		groups.add(users);
		refuseOddAmount(groups);
	});
	if (!read.ok) throw toApiError(context.getNode(), read.failure, { itemIndex });
	listing.refuseDoubts(context, read.value, options, itemIndex);
	listing.tell(context, read.value);
	addHints(context, aboutLacking(groups));
	const format = formatter(form);
	return groups.totals().map((json) => ({ json: format(json), pairedItem: { item: itemIndex } }));
}

/** A sum without an amount would be wrong, and look right. */
function refuseOddAmount({ unreadable }: GroupedTotals): void {
	if (unreadable === undefined) return;
	const { field, row } = unreadable;
	const id = mchUuidOf(row);
	throw new Error(
		`"${field}"${id === undefined ? '' : ` of the wallet user ${id}`} is ${shown(row[field])}, which is not a whole number of satang and cannot be added up. Leave this wallet user out by a filter, or use Get Many to get the amounts as JT Wallet sent them.`,
	);
}

function aboutLacking({ lacking }: GroupedTotals): string[] {
	return [...lacking].map(([field, count]) => {
		const [have, are] = count === 1 ? ['has', 'is'] : ['have', 'are'];
		return `${walletUsers(count)} ${have} no ${labelOf(field)} and ${are} not in the sum of it.`;
	});
}
