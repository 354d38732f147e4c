import { type Give, handedOver, NotWanted } from '../../../nodes/shared/output/handOver';

const turn = async () => await new Promise((resolve) => setImmediate(resolve));

const taken = async (produce: (give: Give<number>) => Promise<void>): Promise<number[]> => {
	const pieces: number[] = [];
	for await (const piece of handedOver(produce)) pieces.push(piece);
	return pieces;
};

const upTo =
	(count: number) =>
	async (give: Give<number>): Promise<void> => {
		for (let piece = 1; piece <= count; piece++) await give(piece);
	};

describe('pieces that are handed over', () => {
	it('all come, in their order', async () => {
		await expect(taken(upTo(1_000))).resolves.toEqual(
			Array.from({ length: 1_000 }, (_, i) => i + 1),
		);
		await expect(taken(upTo(0))).resolves.toEqual([]);
	});

	it('come one at a time: the producer waits for the loop', async () => {
		const log: string[] = [];
		const produce = async (give: Give<number>) => {
			for (const piece of [1, 2]) {
				log.push(`give ${piece}`);
				await give(piece);
			}
		};
		for await (const piece of handedOver(produce)) {
			await turn();
			await turn();
			log.push(`took ${piece}`);
		}
		expect(log).toEqual(['give 1', 'took 1', 'give 2', 'took 2']);
	});

	it('wait for a slow producer', async () => {
		const produce = async (give: Give<number>) => {
			await turn();
			await give(1);
			await turn();
			await give(2);
			await turn();
		};
		await expect(taken(produce)).resolves.toEqual([1, 2]);
	});
});

describe('a producer that fails', () => {
	it('fails the loop with its very error, after what came before', async () => {
		const pieces: number[] = [];
		const error = new Error('no more');
		const produce = async (give: Give<number>) => {
			await give(1);
			throw error;
		};
		const loop = async () => {
			for await (const piece of handedOver(produce)) pieces.push(piece);
		};
		await expect(loop()).rejects.toBe(error);
		expect(pieces).toEqual([1]);
	});

	it('while the loop is busy fails it afterwards, and nothing is left unhandled', async () => {
		const unhandled: unknown[] = [];
		const note = (error: unknown) => unhandled.push(error);
		process.on('unhandledRejection', note);
		const error = new Error('no more');
		const produce = async (give: Give<number>) => {
			await Promise.race([give(1), turn().then(() => Promise.reject(error))]);
		};
		const loop = async () => {
			for await (const piece of handedOver(produce)) {
				for (let wait = piece; wait < 5; wait++) await turn();
			}
		};
		await expect(loop()).rejects.toBe(error);
		process.off('unhandledRejection', note);
		expect(unhandled).toEqual([]);
	});
});

describe('a loop that is left early', () => {
	it('refuses what waits and what comes, and the error that ended it stays', async () => {
		const refused: unknown[] = [];
		const produce = async (give: Give<number>) => {
			for (const piece of [1, 2, 3]) {
				await give(piece).catch((error: unknown) => refused.push(error));
			}
			throw new Error('of the producer');
		};
		const full = new Error('disk is full');
		const loop = async () => {
			for await (const piece of handedOver(produce)) if (piece === 1) throw full;
		};
		await expect(loop()).rejects.toBe(full);
		expect(refused).toEqual([expect.any(NotWanted), expect.any(NotWanted), expect.any(NotWanted)]);
	});

	it('before it began never calls the producer', async () => {
		const produce = jest.fn(upTo(1));
		await handedOver(produce).return();
		expect(produce).not.toHaveBeenCalled();
	});
});
