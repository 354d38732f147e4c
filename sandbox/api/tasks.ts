import { type JsonObject, type PageQuery, SUCCESS_CODE } from '../../wallet-api/contract';
import type { Admission } from './admission';
import { type Answer, apiAnswer, refusalAnswer } from './answers';
import { type Endpoint, endpointAt, successText } from './endpoints';
import type { Fault } from '../faults/faultSchema';
import { changeList } from '../faults/listFaults';
import { writeExact } from '../exactJson';
import type { Merchant } from '../merchant/merchant';
import type { ServedWorld } from '../merchant/world/servedWorld';
import { faultyDataText } from './pageFaults';
import type { Refusal } from './refusals';
import type { SandboxState } from './state';

/** What the API has to do about a request. */
export type Task =
	| { readonly kind: 'refuse'; readonly refusal: Refusal }
	| {
			readonly kind: 'page';
			readonly path: string;
			readonly endpoint: Endpoint;
			readonly query: PageQuery;
	  }
	/** Any address that has no list: shows what was received. */
	| { readonly kind: 'echo'; readonly path: string; readonly parameters: JsonObject };

/** What the API has to do about a request to this path. */
export function taskOf(path: string, { refusal, parameters = {} }: Admission): Task {
	if (refusal !== undefined) return { kind: 'refuse', refusal };
	const endpoint = endpointAt(path);
	if (endpoint === undefined) return { kind: 'echo', path, parameters };
	const parsed = endpoint.parse(parameters);
	return parsed.ok
		? { kind: 'page', path, endpoint, query: parsed.value }
		: { kind: 'refuse', refusal: parsed.failure };
}

/** Does it, and lets happen to the list what the faults say. */
export function perform(
	task: Task,
	merchant: Merchant,
	state: SandboxState,
	faults: readonly Fault[],
): Answer {
	switch (task.kind) {
		case 'refuse':
			return refusalAnswer(task.refusal);
		case 'echo':
			return apiAnswer(
				SUCCESS_CODE,
				successText(writeExact({ path: task.path, parameters: task.parameters })),
			);
		case 'page': {
			const body = () => pageBody(task, state.worldOf(merchant), state, faults);
			const { pages, settings } = state;
			const isPlain = faults.length === 0 && Object.keys(settings.world).length === 0;
			if (pages === undefined || !isPlain) return apiAnswer(SUCCESS_CODE, body());
			const name = `${task.path} ${settings.totalsOver}`;
			return apiAnswer(SUCCESS_CODE, pages.get(merchant, name, task.query, body));
		}
	}
}

/** The body of a page; before, while and after it is made, there happens to the list what the faults say. */
function pageBody(
	{ endpoint, query }: Extract<Task, { kind: 'page' }>,
	served: ServedWorld,
	{ settings }: SandboxState,
	faults: readonly Fault[],
): string {
	changeList(served.merchant, faults, 'before');
	const pageOf = endpoint.begin(served, query, settings);
	changeList(served.merchant, faults, 'between');
	const data = faultyDataText(pageOf, query, faults);
	changeList(served.merchant, faults, 'after');
	return successText(settings.world.dataAs === 'text' ? JSON.stringify(data) : data);
}
