/** The node JT Wallet Balance Trigger and a sandbox for it to watch, for the length of one test file. */
import '../../engine/support/userFolder';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import type { SandboxSource } from '../../../sandbox/api/state';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { WITHOUT_ENGINE } from '../plain/plainWorkflow';
import { closeConnections } from '../plain/send';
import type { Around } from './readyPoll';

/** The trigger's face in a test. */
export interface TriggerNode {
	readonly sandbox: Sandbox;
	/** The workflow's static data as n8n stores it; empty at the start of each test. */
	staticData: IDataObject;
	/**
	 * Polls with these parameters: the items, an empty list where only the state is to be stored, or null. Rejects with
	 * the node's own error.
	 */
	poll(parameters: INodeParameters, around?: Around): Promise<INodeExecutionData[] | null>;
	/** What the poll rejects with; fails the test when it does not, or when it touched the static data. */
	failureOf(parameters: INodeParameters, around?: Around): Promise<unknown>;
	/** The ID of the wallet user at this place of the list, from 0. */
	id(place: number): string;
}

const NODE = 'Trigger';

/** n8n's engine takes a second to load, so it is loaded only where it is used. */
const polls = async () =>
	WITHOUT_ENGINE ? await import('./plainReadyPoll') : await import('./readyPoll');

/** Starts a sandbox for this file; every test begins with these users, no faults, no requests and no static data. */
export function useTriggerNode(source: SandboxSource): TriggerNode {
	let started: Sandbox | undefined;
	const running = (): Sandbox => {
		if (started === undefined) throw new Error('The sandbox runs only while tests do');
		return started;
	};
	// What an n8n knows of a node is not to go from test to test.
	let nodeId = '';
	const trigger: TriggerNode = {
		get sandbox() {
			return running();
		},
		staticData: {},
		poll: async (parameters, around = {}) => {
			const credential = around.credential ?? { ...running().credentials };
			const { readyPoll } = await polls();
			const ready = await readyPoll(
				parameters,
				{ nodeId, ...around, credential },
				trigger.staticData,
			);
			const items = await ready.start.call(ready.context).finally(() => {
				trigger.staticData = JSON.parse(JSON.stringify(ready.staticData));
			});
			return items?.[0] ?? null;
		},
		failureOf: async (parameters, around) => {
			const before = JSON.stringify(trigger.staticData);
			const outcome = await trigger.poll(parameters, around).then(
				(items) => ({ items }),
				(error: unknown) => ({ error }),
			);
			expect(outcome).toHaveProperty('error');
			expect(withoutEmpty(trigger.staticData)).toBe(withoutEmpty(JSON.parse(before)));
			return 'error' in outcome ? outcome.error : undefined;
		},
		id: (place) => running().merchant.idsFrom(place + 1, 1)[0] ?? '',
	};
	beforeAll(async () => {
		started = await startSandbox({ ...source, port: 0, log: 'all' });
	});
	beforeEach(() => {
		running().reset(source);
		trigger.staticData = {};
		nodeId = randomUUID();
	});
	afterAll(async () => {
		closeConnections();
		await started?.close();
	});
	return trigger;
}

/** n8n makes an empty place for a node's static data as soon as it is looked at. */
function withoutEmpty(staticData: IDataObject): string {
	return JSON.stringify(staticData).replace(`"node:${NODE}":{}`, '');
}
