import type { INodeParameters } from 'n8n-workflow';
import type { NodeRunOptions, Ran } from '../../engine/support/runNode';
import type { SandboxSource } from '../../../sandbox/api/state';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { runPlainly } from './runPlainly';
import { closeConnections } from './send';

/** The node JT Wallet Balance without n8n's engine, and a sandbox for it to talk to. */
export interface PlainNode {
	readonly sandbox: Sandbox;
	/** Runs the node with these parameters, and with the sandbox's credential unless another is given. */
	run(parameters: INodeParameters, around?: Partial<NodeRunOptions>): Promise<Ran>;
}

/** Starts a sandbox for the tests of a file; each begins with these users, no faults and no requests. */
export function usePlainNode(source: SandboxSource): PlainNode {
	const started: { sandbox?: Sandbox } = {};
	const running = (): Sandbox => {
		if (started.sandbox === undefined) throw new Error('The sandbox runs only during tests.');
		return started.sandbox;
	};
	beforeAll(async () => {
		started.sandbox = await startSandbox({ ...source, port: 0, log: 'all' });
	});
	beforeEach(() => running().reset(source));
	afterAll(async () => {
		closeConnections();
		await started.sandbox?.close();
	});
	return {
		get sandbox() {
			return running();
		},
		run: async (parameters, around = {}) =>
			await runPlainly({
				nodeType: 'jtWalletBalance',
				parameters,
				credentials: { jtWalletApi: { ...running().credentials } },
				...around,
			}),
	};
}
