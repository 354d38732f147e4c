import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const PROJECT = join(__dirname, '../..');

it.each([
	['while the list is still read', 'read'],
	['while a file is still written', 'file'],
])('pages that were taken are let go %s', (_, way) => {
	const shape = z.object({
		ok: z.literal(true),
		parallelRequests: z.number(),
		pages: z.object({ needed: z.number(), sent: z.number(), mostHeld: z.number() }),
	});
	const { pages, parallelRequests } = shape.parse(printedBy('pagesHeld.ts', way));
	expect(pages.sent).toBeGreaterThanOrEqual(pages.needed);
	// The one that is taken is there, or nothing was measured.
	expect(pages.mostHeld).toBeGreaterThan(0);
	// Those ahead of what was taken, the one that is taken, and the last one that was.
	expect(pages.mostHeld).toBeLessThanOrEqual(2 * parallelRequests + 2);
});

it('an answer is let go as soon as it is used, long before V8 looks at all memory', () => {
	const shape = z.object({ answers: z.number(), kept: z.number() });
	const { answers, kept } = shape.parse(printedBy('answersHeld.ts'));
	expect(kept).toBeLessThan(answers / 4);
});

/** What a program printed that measures in a process of its own, with memory that it can clear. */
function printedBy(program: string, ...words: string[]): unknown {
	const file = join('test/support/memory', program);
	const args = ['--expose-gc', '--import', 'tsx', file, ...words];
	return JSON.parse(execFileSync(process.execPath, args, { cwd: PROJECT, encoding: 'utf8' }));
}
