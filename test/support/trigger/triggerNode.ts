/** The node JT Wallet Balance Trigger and a sandbox for it to watch, for the length of one test file. */
import '../../engine/support/userFolder';
import { PollContext } from 'n8n-core';
import {
	deepCopy,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IPollFunctions,
} from 'n8n-workflow';
import { prepare } from '../../engine/support/prepare';
import type { SandboxSource } from '../../../sandbox/state';
import { type Sandbox, startSandbox } from '../../../sandbox/server';

/** What a poll can be given besides the node's parameters. */
export interface Around {
	/** 'trigger' (an active workflow) unless given; 'manual' is Fetch Test Event in the editor. */
	readonly mode?: 'trigger' | 'manual';
	/** Milliseconds that n8n gives a poll; n8n's own default unless given. */
	readonly budgetMs?: number;
	/** What is entered in the credential; the sandbox's own unless given. */
	readonly credential?: INodeParameters;
}

/** The trigger's face in a test. */
export interface TriggerNode {
	readonly sandbox: Sandbox;
	/** The workflow's static data as n8n stores it; empty at the start of each test. */
	staticData: IDataObject;
	/** Polls with these parameters: the items, or null. Rejects with the node's own error. */
	poll(parameters: INodeParameters, around?: Around): Promise<INodeExecutionData[] | null>;
	/** What the poll rejects with; fails the test when it does not, or when it touched the static data. */
	failureOf(parameters: INodeParameters, around?: Around): Promise<unknown>;
	/** The ID of the wallet user at this place of the list, from 0. */
	id(place: number): string;
}

/** A poll that n8n is ready to start, and the static data it works on. */
export interface ReadyPoll {
	readonly context: IPollFunctions;
	readonly start: NonNullable<INodeType['poll']>;
	readonly staticData: IDataObject;
}

const NODE = 'Trigger';

/** Makes a poll ready as n8n does in an active workflow, or in the editor. */
export async function readyPoll(
	parameters: INodeParameters,
	{ mode = 'trigger', budgetMs, credential }: Around,
	storedData: IDataObject,
): Promise<ReadyPoll> {
	const type = 'jtWalletBalanceTrigger';
	const node = { id: 'node', name: NODE, type, typeVersion: 1, parameters };
	const { workflow, additionalData } = await prepare(
		{ nodes: [{ ...node, position: [0, 0] }], connections: {} },
		{ credentials: { jtWalletApi: credential ?? {} }, mode, staticData: deepCopy(storedData) },
	);
	const placed = workflow.getNode(NODE);
	const start = placed && workflow.nodeTypes.getByNameAndVersion(placed.type, 1).poll;
	if (!placed || !start) throw new Error('The package has no such trigger');
	const context = new PollContext(
		workflow,
		placed,
		additionalData,
		mode,
		mode === 'manual' ? 'manual' : 'activate',
		undefined,
		undefined,
		undefined,
		undefined,
		undefined,
		budgetMs === undefined ? undefined : () => budgetMs,
	);
	return { context, start, staticData: workflow.staticData };
}

/** Starts a sandbox for this file; every test begins with these users, no faults, no requests and no static data. */
export function useTriggerNode(source: SandboxSource): TriggerNode {
	let started: Sandbox | undefined;
	const running = (): Sandbox => {
		if (started === undefined) throw new Error('The sandbox runs only while tests do');
		return started;
	};
	const trigger: TriggerNode = {
		get sandbox() {
			return running();
		},
		staticData: {},
		poll: async (parameters, around = {}) => {
			const credential = around.credential ?? { ...running().credentials };
			const ready = await readyPoll(parameters, { ...around, credential }, trigger.staticData);
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
	});
	afterAll(async () => await started?.close());
	return trigger;
}

/** n8n makes an empty place for a node's static data as soon as it is looked at. */
function withoutEmpty(staticData: IDataObject): string {
	return JSON.stringify(staticData).replace(`"node:${NODE}":{}`, '');
}
