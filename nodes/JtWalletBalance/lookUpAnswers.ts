import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import type { WalletUser } from '../../wallet-api/contract';
import { type Result, succeeded } from '../../wallet-api/failures';
import { groupByMerchant } from '../shared/http/merchants';
import { attempt } from '../shared/output/perItem';
import { type LookUpOutput, WHEN_NOT_FOUND } from './lookUpOutput';
import { lookUpAtMerchant } from './lookUpRequests';
import { listed, MissingIds } from './missingIds';

/** What one input item asks for. */
export interface LookUpWish {
	readonly item: INodeExecutionData;
	readonly itemIndex: number;
	readonly id: string;
	readonly output: LookUpOutput;
}

/** What an input item gets: its wallet user, undefined where there is none, or what kept it from being looked up. */
export type LookedUp = Result<WalletUser | undefined, Error>;

/** The answer that no wallet user has the ID. */
export const NOBODY = succeeded(undefined);

/** The answer for each input item by its place. Each merchant is asked for its own items alone. */
export async function answersFor(
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

/** @throws NodeOperationError where an ID that has to have a wallet user has none. */
export function failOverMissing(
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
		description: `No wallet user has the ID ${ids}. Correct the input, or choose another ${WHEN_NOT_FOUND.displayName}.`,
	});
}

/** Which of the IDs nobody has, whatever comes out for them. What could not be looked up is not missing. */
export function aboutMissing(
	wishes: readonly LookUpWish[],
	answers: ReadonlyMap<number, LookedUp>,
): readonly string[] {
	const answered = wishes.filter(({ itemIndex }) => (answers.get(itemIndex) ?? NOBODY).ok);
	const missing = new MissingIds(answered.map(({ id }) => id));
	missing.foundIds(
		answered.filter(({ itemIndex }) => !isNobody(answers.get(itemIndex))).map(({ id }) => id),
	);
	return missing.hints('wallet user');
}

function isNobody(answer: LookedUp = NOBODY): boolean {
	return answer.ok && answer.value === undefined;
}
