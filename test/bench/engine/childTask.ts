import { z } from 'zod';
import { SIGNATURE_ALGORITHMS } from '../../../wallet-api/signing/envelope';
import { TASK_VARIABLE } from '../../../scripts/bench/place';

/** Where the sandbox is and how to sign for it. */
export const sandboxShape = z.object({
	baseUrl: z.string(),
	appId: z.string(),
	privateKey: z.string(),
	signatureAlgorithm: z.enum(SIGNATURE_ALGORITHMS),
});

/** The task this program was started with. @throws ZodError when it is another one's. */
export function readTask<Task>(shape: z.ZodType<Task>): Task {
	return shape.parse(JSON.parse(process.env[TASK_VARIABLE] ?? ''));
}

/** Hands the result to the program that started this one, and ends. */
export function finish(result: unknown): never {
	console.log(JSON.stringify(result));
	process.exit(0);
}

/** Frees all memory that can be freed. Node.js has to run with --expose-gc. */
export function collectGarbage(): void {
	if (globalThis.gc === undefined) throw new Error('Start Node.js with --expose-gc.');
	globalThis.gc();
}

/** Processor time this program has used so far, in ms, all threads together. */
export function cpuMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** Bytes of memory that what a function makes takes, as long as it is kept. Node.js has to run with --expose-gc. */
export function heapBytesOf(make: () => unknown): number {
	collectGarbage();
	const before = process.memoryUsage().heapUsed;
	const kept = [make()];
	collectGarbage();
	const bytes = process.memoryUsage().heapUsed - before;
	kept.length = 0;
	return bytes;
}
