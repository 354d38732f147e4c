import { type JsonObject, type PageQuery, SUCCESS_CODE } from '../../wallet-api/contract';
import type { Admission } from './admission';
import { type Answer, apiAnswer, refusalAnswer } from './answers';
import { type Endpoint, endpointAt, successText } from './endpoints';
import type { Fault } from '../faults/faultSchema';
import { changeList } from '../faults/listFaults';
import type { Merchant } from '../merchant/merchant';
import { faultyPageText } from './pageFaults';
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
	const read = endpoint.read(parameters);
	return 'query' in read
		? { kind: 'page', path, endpoint, query: read.query }
		: { kind: 'refuse', refusal: read.refusal };
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
			return apiAnswer(SUCCESS_CODE, successText({ path: task.path, parameters: task.parameters }));
		case 'page': {
			changeList(merchant, faults, 'before');
			const body = pageBody(task, merchant, state, faults);
			changeList(merchant, faults, 'after');
			return apiAnswer(SUCCESS_CODE, body);
		}
	}
}

function pageBody(
	{ path, endpoint, query }: Extract<Task, { kind: 'page' }>,
	merchant: Merchant,
	{ settings, pages }: SandboxState,
	faults: readonly Fault[],
): string | Buffer {
	const write = () => faultyPageText(endpoint, merchant, query, settings, faults);
	if (pages === undefined || faults.length > 0) return write();
	return pages.get(merchant, `${path} ${settings.totalsOver}`, query, write);
}
