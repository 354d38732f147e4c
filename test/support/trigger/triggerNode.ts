/** The node JT Wallet Balance Trigger and a sandbox for it to watch, for the length of one test file. */
import { type PollOptions, type PollResult, pollNode } from '../../engine/harness';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { MerchantSource } from '../../../sandbox/merchant';
import { type Sandbox, startSandbox } from '../../../sandbox/server';

/** What a poll can be given besides the node's parameters. */
export type Around = Omit<PollOptions, 'nodeType' | 'parameters'>;

/** The trigger's face in a test. */
export interface TriggerNode {
	readonly sandbox: Sandbox;
	/** What is stored between the polls; nothing at the start of each test. */
	state: IDataObject;
	/** Polls with these parameters, and keeps the state as n8n does: as JSON, and only of a poll that succeeded. */
	poll(parameters: INodeParameters, around?: Around): Promise<PollResult>;
	/** What the poll rejects with; fails the test when it does not. */
	failureOf(parameters: INodeParameters, around?: Around): Promise<unknown>;
	/** The id of the wallet user at this place of the list, from 0. */
	id(place: number): string;
}

/** Starts a sandbox for this file; every test begins with these users, no faults, no requests and no state. */
export function useTriggerNode(source: MerchantSource): TriggerNode {
	let started: Sandbox | undefined;
	const running = (): Sandbox => {
		if (started === undefined) throw new Error('The sandbox runs only while tests do');
		return started;
	};
	const trigger: TriggerNode = {
		get sandbox() {
			return running();
		},
		state: {},
		poll: async (parameters, around = {}) => {
			const result = await pollNode({
				nodeType: 'jtWalletBalanceTrigger',
				parameters,
				credentials: { jtWalletApi: { ...running().credentials } },
				state: trigger.state,
				...around,
			});
			trigger.state = JSON.parse(JSON.stringify(result.state));
			return result;
		},
		failureOf: async (parameters, around) => {
			const before = JSON.stringify(trigger.state);
			const outcome = await trigger.poll(parameters, around).then(
				(result) => ({ result }),
				(error: unknown) => ({ error }),
			);
			expect(outcome).toHaveProperty('error');
			expect(JSON.stringify(trigger.state)).toBe(before);
			return 'error' in outcome ? outcome.error : undefined;
		},
		id: (place) => running().merchant.idsFrom(place + 1, 1)[0] ?? '',
	};
	beforeAll(async () => {
		started = await startSandbox({ ...source, port: 0, log: 'all' });
	});
	beforeEach(() => {
		running().reset(source);
		trigger.state = {};
	});
	afterAll(async () => await started?.close());
	return trigger;
}
