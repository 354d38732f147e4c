/** Does something for each of these, one after the other, and gives what came of it. Ends with the first failure. */
export async function inTurn<Item, Result>(
	items: Iterable<Item>,
	work: (item: Item, place: number) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	for (const item of items) results.push(await work(item, results.length));
	return results;
}
