import type { Results } from '../results';
import { contenderVerdicts } from './contenders';
import { growthVerdicts } from './growth';
import { blockingVerdicts, lookUpVerdicts, signingVerdicts, triggerVerdicts } from './parts';
import type { Verdict } from './verdict';

/** Everything the project requires of its speed, held against what was measured. */
export function verdictsOn(results: Results): Verdict[] {
	return [
		...contenderVerdicts(results.cells),
		...growthVerdicts(results.growth),
		...lookUpVerdicts(results.lookUp),
		...signingVerdicts(results.signing),
		...blockingVerdicts(results.blocking),
		...triggerVerdicts(results.trigger),
	];
}
