import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { poll } from '../../../nodes/JtWalletBalanceTrigger/poll';
import type { SandboxSource, SandboxState } from '../../../sandbox/api/state';
import { closeConnections } from '../plain/send';
import { type LightSandbox, startLightSandbox, unsigned } from './lightSandbox';
import { plainContext } from './plainContext';

let nodes = 0;

/** Starts a light sandbox for the tests of a file, each of which begins with these users, and makes triggers for it. */
export function useLightTriggers(source: SandboxSource) {
	const started: { sandbox?: LightSandbox } = {};
	const running = (): LightSandbox => {
		if (started.sandbox === undefined) throw new Error('The sandbox runs only during tests.');
		return started.sandbox;
	};
	beforeAll(async () => {
		started.sandbox = await startLightSandbox();
	});
	beforeEach(() => running().state.reset(source));
	afterAll(async () => {
		closeConnections();
		await started.sandbox?.close();
	});
	return { sandbox: (): SandboxState => running().state, aTrigger: () => aTrigger(running()) };
}

/** A trigger with a state of its own, and the lines that it logs. */
function aTrigger({ url }: LightSandbox) {
	const nodeId = `node ${++nodes}`;
	const lines: string[] = [];
	let state: IDataObject = {};
	return {
		lines,
		get state() {
			return state;
		},
		/** Polls, and has n8n store what is left for the next poll unless told otherwise. */
		poll: async (parameters: INodeParameters, { isStored = true } = {}) => {
			const working: IDataObject = structuredClone(state);
			const context = plainContext({
				parameters,
				credential: { baseUrl: url, appId: 'light' },
				state: working,
				sign: async (options) => ({ ...options, body: unsigned(options.body) }),
				nodeId,
				warn: (line) => lines.push(`warn ${line}`),
				info: (line) => lines.push(`info ${line}`),
			});
			const items = await poll(context);
			if (isStored) state = working;
			return items?.[0]?.map(({ json }) => json) ?? null;
		},
	};
}
