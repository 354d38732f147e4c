import fc from 'fast-check';
import { anyWorld, isOrdinary, isStill, type WorldHistory } from './anyWorld';
import { brokenRules, cameOf, isInOrder } from './judgeWorld';
import { live, liveThrough } from './live';

/** Whoever matches throughout comes once, in order, or a doubt says where somebody may be missing. */
export const losesNobody = fc.asyncProperty(anyWorld, async (history) => {
	const lived = await live(history);
	say(brokenRules(lived));
	if (!isInOrder(lived)) say(['everyone comes in order, newest first']);
	const { result } = lived;
	if (isOrdinary(history) && !result.ok) say([`no ${result.failure.kind} in an ordinary world`]);
});

/** The same where the users are handed on, not kept; of a list that does not move they are the same ones. */
export const losesNobodyOnTheWay = fc.asyncProperty(anyWorld, async (history) => {
	const [kept, passed] = [await live(history), await liveThrough(history)];
	say(brokenRules(passed));
	const isSame = cameOf(passed) === cameOf(kept);
	if (isStill(history) && !isSame) say(['the same ones come whether they are kept or not']);
});

/**
 * In how many of so many ordinary worlds there is a hint. A share is measured, so in the same histories each time: in
 * others it is another one by chance.
 */
export async function hintsIn(histories: number): Promise<number> {
	let hints = 0;
	const ordinary: readonly WorldHistory[] = fc.sample(anyWorld.filter(isOrdinary), {
		numRuns: histories,
		seed: 1,
	});
	for (const history of ordinary) {
		const { result } = await live(history);
		if (result.ok && result.value.doubts.length > 0) hints++;
	}
	return hints;
}

function say(broken: readonly string[]): void {
	if (broken.length > 0) throw new Error(`Not so: ${broken.join('; ')}`);
}
