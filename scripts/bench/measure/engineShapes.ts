import { z } from 'zod';

/** What `engine/reading.child.ts` prints: each round, and the most memory of all. */
export const readingShape = z.object({
	runs: z.array(
		z.object({ runMs: z.number(), cpuMs: z.number(), signMs: z.number(), heapBytes: z.number() }),
	),
	peakBytes: z.number(),
});

/** What `engine/blocking.child.ts` prints: for each round the longest stretches, in ms. */
export const blockingShape = z.object({
	rounds: z.array(z.object({ ownMs: z.number(), where: z.string(), anyMs: z.number() })),
});

/** What `engine/signing.child.ts` prints: medians of one signed request, in ms. */
export const signingShape = z.object({ packageMs: z.number(), jsrsasignMs: z.number() });

/** What `engine/trigger.child.ts` prints. */
export const triggerShape = z.object({ cpuMs: z.array(z.number()), stateBytes: z.number() });
