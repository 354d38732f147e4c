import type { WalletClient } from '../calling/client';
import type { BalancePage } from '../contract';
import type { Failed } from '../failures';
import type { Pass, PassPlan } from './pass';
import type { PageResult } from '../calling/response';
import { shareOut } from './shareOut';

/**
 * Looks again at every place where one page of a pass ended and the next began. The two were read at different
 * moments, between which a user may have moved from the one to the other. A small page across the seam that shows
 * the same users next to each other is proof that nobody stood between them, whatever moved: the pages, each one
 * moment's truth, then follow each other without a gap. This leans only on the order of any two users, which their
 * times of creation fix.
 *
 * @returns the pass, with a sign more where a seam shows other users; or the first failure.
 */
export async function checkSeams(
	client: WalletClient,
	plan: PassPlan,
	pass: Pass,
): Promise<Pass | Failed> {
	const stop = new AbortController();
	const stopSignal =
		plan.stop === undefined ? stop.signal : AbortSignal.any([stop.signal, plan.stop]);
	let outcome: Failed | 'torn' | undefined;
	await shareOut(pass.seams, plan.parallelRequests, async (seam) => {
		if (outcome !== undefined) return;
		const query = { ...pageAcross(seam), ...plan.filters };
		const answer: PageResult | undefined = await client
			.readPage(query, stopSignal)
			.catch((error: unknown) => (outcome ? undefined : Promise.reject(error)));
		if (outcome !== undefined || answer === undefined) return;
		if (!answer.ok) outcome = answer;
		else if (!showsSame(answer.value, query, pass, plan.wanted)) outcome = 'torn';
		if (outcome !== undefined) stop.abort();
	});
	if (outcome === undefined) return pass;
	return outcome === 'torn' ? { ...pass, signs: new Set([...pass.signs, 'otherUsers']) } : outcome;
}

/** The smallest page that holds the users on both sides of a place in the list. */
function pageAcross(seam: number): { page: number; size: number } {
	let size = 2;
	while (seam % size === 0) size++;
	return { page: Math.floor(seam / size) + 1, size };
}

/** Whether a page shows the very users that the pass found there, in the same order. */
function showsSame(
	{ users }: BalancePage,
	{ page, size }: { page: number; size: number },
	pass: Pass,
	wanted: number,
): boolean {
	const start = (page - 1) * size;
	const found = pass.users.slice(start, start + size);
	const shown = users.slice(0, wanted - start);
	return (
		shown.length === found.length &&
		shown.every(({ mchUuid }, place) => mchUuid === found[place]?.mchUuid)
	);
}
