/** What `npm run fuzz` throws for ten minutes each night, for a moment: whether its targets hold at all. */
import fc from 'fast-check';
import { TARGETS } from '../support/fuzz/targets';

it.each(Object.entries(TARGETS))(
	'%s: what comes out is right, or a refusal',
	async (_name, target) => {
		await fc.assert<unknown>(target, { numRuns: 300 });
	},
);
