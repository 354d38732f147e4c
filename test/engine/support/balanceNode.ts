/** The node JT Wallet Balance and a sandbox for it to talk to, for the length of one test file. */
import './userFolder';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import type { SandboxSource } from '../../../sandbox/api/state';
import type { JsonObject } from '../../../wallet-api/contract';
import { closeConnections } from '../../support/plain/send';
import { WITHOUT_ENGINE } from '../../support/plain/plainWorkflow';
import type { NodeRunOptions, NodeRunResult, Ran } from './runNode';

/** What a run can be given besides the node's parameters. */
export type Around = Omit<NodeRunOptions, 'nodeType' | 'parameters'> &
	Partial<Pick<NodeRunOptions, 'nodeType'>>;

/** The node's face in a test. */
export interface BalanceNode {
	readonly sandbox: Sandbox;
	/** Runs the node with these parameters, and with the sandbox's credential unless another is given. */
	run(parameters: INodeParameters, around?: Around): Promise<Ran>;
	/** The business parameters of every request so far, without the timestamp. */
	asked(): JsonObject[];
	/** Other users, in another world if told so, for the rest of this test. */
	serve(source: SandboxSource): void;
}

/** Starts a sandbox for this file; every test begins with these users, no faults and no requests. */
export function useBalanceNode(source: SandboxSource): BalanceNode {
	let started: Sandbox | undefined;
	const running = (): Sandbox => {
		if (started === undefined) throw new Error('The sandbox runs only while tests do');
		return started;
	};
	beforeAll(async () => {
		started = await startSandbox({ ...source, port: 0, log: 'all' });
	});
	beforeEach(() => running().reset(source));
	afterAll(async () => {
		closeConnections();
		await started?.close();
	});
	return {
		get sandbox() {
			return running();
		},
		run: async (parameters, around = {}) =>
			await runOne({
				nodeType: 'jtWalletBalance',
				parameters,
				credentials: { jtWalletApi: { ...running().credentials } },
				...around,
			}),
		asked: () => running().requests.map(({ parameters }) => withoutTimestamp(parameters)),
		serve: (other) => running().reset(other),
	};
}

/** n8n's engine takes a second to load, so it is loaded only where it is used. */
async function runOne(options: NodeRunOptions): Promise<Ran> {
	if (!WITHOUT_ENGINE) return await (await import('./runNode')).runNode(options);
	return await (await import('../../support/plain/runPlainly')).runPlainly(options);
}

/** The ids of items, or of rows, in their order. */
export function idsOf(
	list: ReadonlyArray<INodeExecutionData | { readonly mchUuid: string }>,
): unknown[] {
	return list.map((entry) => ('json' in entry ? entry.json : entry).mchUuid);
}

/** One input item for each of these. */
export function inputOf(...items: Array<INodeExecutionData['json']>): INodeExecutionData[] {
	return items.map((json) => ({ json }));
}

/** What the operator reads of an error. */
export function wordsOf(error: NodeRunResult['error']): { title: string; advice: string } {
	const advice = error !== undefined && 'description' in error ? error.description : undefined;
	return { title: error?.message ?? '', advice: typeof advice === 'string' ? advice : '' };
}

function withoutTimestamp(parameters: JsonObject = {}): JsonObject {
	return Object.fromEntries(Object.entries(parameters).filter(([name]) => name !== 'timestamp'));
}
