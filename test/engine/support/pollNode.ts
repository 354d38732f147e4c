import { WITHOUT_ENGINE } from '../../support/plain/plainWorkflow';
import type { PollOptions, PollResult } from './pollInEngine';

/**
 * Polls a trigger node once, over real HTTP. Rejects with the node's own error; the given state is
 * never changed.
 */
export async function pollNode(options: PollOptions): Promise<PollResult> {
	if (!WITHOUT_ENGINE) return await (await import('./pollInEngine')).pollInEngine(options);
	return await (await import('../../support/plain/pollPlainly')).pollPlainly(options);
}
