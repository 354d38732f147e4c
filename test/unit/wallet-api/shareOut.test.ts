import { shareOut } from '../../../wallet-api/reading/shareOut';

/** Lets whatever can go on go on. */
const settle = async () => await new Promise((resolve) => setImmediate(resolve));

it('gives every piece to one worker, in order, as many at once as there are workers', async () => {
	const started: number[] = [];
	const endings: Array<() => void> = [];
	const all = shareOut([1, 2, 3, 4, 5], 3, async (piece) => {
		started.push(piece);
		await new Promise<void>((end) => endings.push(end));
	});
	await settle();
	expect(started).toEqual([1, 2, 3]);
	endings[1]?.();
	await settle();
	expect(started).toEqual([1, 2, 3, 4]);
	for (const which of [0, 2, 3, 4]) {
		endings[which]?.();
		await settle();
	}
	await all;
	expect(started).toEqual([1, 2, 3, 4, 5]);
});

it('is done at once where there is nothing to do', async () => {
	await expect(shareOut([], 3, async () => await Promise.reject())).resolves.toBeUndefined();
});

it('throws the first error, while the others go on', async () => {
	const done: number[] = [];
	const sharing = shareOut([1, 2, 3, 4], 2, async (piece) => {
		if (piece === 2) throw new Error('piece 2');
		await settle();
		done.push(piece);
	});
	await expect(sharing).rejects.toThrow('piece 2');
	for (let turn = 0; turn < 5; turn++) await settle();
	expect(done).toEqual([1, 3, 4]);
});
