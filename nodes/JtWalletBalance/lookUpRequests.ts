import type { IExecuteFunctions } from 'n8n-workflow';
import { MAX_PAGE_SIZE } from '../../wallet-api/contract';
import { readUsers } from '../../wallet-api/reading/readUsers';
import { acceptReadingOptions } from '../shared/fields/readingOptions';
import { createWalletClient } from '../shared/http/walletClient';
import { toApiError, toDoubtError } from '../shared/output/errors';
import { addHints } from './listing';
import { listed } from './missingIds';
import { readUsersById, type UsersById } from './usersById';

/**
 * Reads the wallet users of some IDs from one merchant, thousands of them per request.
 *
 * @param itemIndex the input item whose credential and request options are used, and that a failure is linked to
 * @throws NodeApiError or NodeOperationError with advice.
 */
export async function lookUpAtMerchant(
	context: IExecuteFunctions,
	ids: readonly string[],
	itemIndex: number,
): Promise<UsersById> {
	const options = acceptReadingOptions(context.getNodeParameter('options', itemIndex, {}));
	const client = await createWalletClient(context, options, { itemIndex });
	const node = context.getNode();
	const users = await readUsersById([...new Set(ids)], async (mchUuidList) => {
		const reading = await readUsers(client, {
			...options,
			filters: { mchUuidList },
			pageSize: MAX_PAGE_SIZE,
		});
		if (!reading.ok) throw toApiError(node, reading.failure, { itemIndex, hasPageSize: false });
		if (reading.value.doubts.length > 0) throw toDoubtError(node, reading.value, itemIndex);
		return reading.value.users;
	});
	if (users.ambiguous.size > 0) {
		addHints(context, [
			`${listed([...users.ambiguous])} ${users.ambiguous.size === 1 ? 'is' : 'are each'} the ID of several wallet users, as when an account was closed and opened again. The active one was returned, or else the newest.`,
		]);
	}
	return users;
}
