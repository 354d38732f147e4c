import fc from 'fast-check';
import { anyWorld, isOrdinary, isStill, type WorldHistory } from './anyWorld';
import { brokenRules, cameOf, isInOrder, wasEmpty } from './judgeWorld';
import { live, type Lived, liveThrough } from './live';

/** Whoever matches throughout comes once, in order, or a doubt says where somebody may be missing. */
export const losesNobody = fc.asyncProperty(anyWorld, async (history) => {
	expectPromises(history, await live(history));
});

/** @throws Error that names each promise that was not kept */
export function expectPromises(history: WorldHistory, lived: Lived): void {
	const { result } = lived;
	const broken = brokenRules(lived);
	if (!isInOrder(lived)) broken.push('everyone comes in order, newest first');
	const isServed = isOrdinary(history) && !wasEmpty(lived);
	if (isServed && !result.ok) broken.push(`no ${result.failure.kind} in an ordinary world`);
	say(broken);
}

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
