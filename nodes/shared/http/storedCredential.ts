import type { IExecuteFunctions } from 'n8n-workflow';
import { isExpression } from '../expression';
import { isRecord } from '../record';
import { CREDENTIAL } from './transport';

/** The fields that say which merchant it is. */
const MERCHANT_FIELDS = ['baseUrl', 'appId', 'privateKey'] as const;

/**
 * Whether the credential is the same for every input item: it is stored without an expression, and what n8n makes of it
 * for one item is what is stored. n8n evaluates expressions for each item, and says nowhere that there are none.
 *
 * @returns false also where that cannot be told
 */
export async function isSameForAllItems(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<boolean> {
	try {
		const stored = await storedCredential(context);
		if (Object.values(stored).some(isExpression)) return false;
		const used = await context.getCredentials(CREDENTIAL, itemIndex);
		// A field that is not stored may come from elsewhere, and be an expression there.
		return MERCHANT_FIELDS.every(
			(field) => typeof stored[field] === 'string' && used[field] === stored[field],
		);
	} catch {
		return false;
	}
}

/**
 * The credential with its expressions as they were entered. Nodes have no function for it. What n8n reads credentials
 * with belongs to the context of a run, in every n8n from 2.8 to 2.41, though no type says so: to ask it once takes
 * half a millisecond, and to read the credential for each of 20,000 items ten seconds.
 *
 * @returns nothing where this n8n has it elsewhere
 */
async function storedCredential(
	context: IExecuteFunctions,
): Promise<{ readonly [field: string]: unknown }> {
	const details = context.getNode().credentials?.[CREDENTIAL];
	const run: unknown = Reflect.get(context, 'additionalData');
	const helper = isRecord(run) ? run.credentialsHelper : undefined;
	const read: unknown = isRecord(helper) ? helper.getDecrypted : undefined;
	if (details === undefined || typeof read !== 'function') return {};
	const isRaw = true;
	const stored: unknown = await Reflect.apply(read, helper, [
		run,
		details,
		CREDENTIAL,
		context.getMode(),
		undefined,
		isRaw,
	]);
	return isRecord(stored) ? stored : {};
}
