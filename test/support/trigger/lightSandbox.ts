import fastify from 'fastify';
import { jsonParse } from 'n8n-workflow';
import { setTimeout } from 'node:timers/promises';
import { serveOpenApi } from '../../../sandbox/api/openApi';
import { DEFAULT_SETTINGS } from '../../../sandbox/settings';
import { SandboxState } from '../../../sandbox/api/state';
import type { JsonObject } from '../../../wallet-api/contract';

/** A sandbox that takes any signature for right: computing and checking them is most of a request's cost. */
export interface LightSandbox {
	readonly url: string;
	/** Merchant and faults, and what starts them over. */
	readonly state: SandboxState;
	close(): Promise<void>;
}

const APP_ID = 'light';

/** Starts one on any free port. */
export async function startLightSandbox(): Promise<LightSandbox> {
	const state = new SandboxState(
		{
			appId: APP_ID,
			publicKey: '',
			privateKey: '',
			verify: () => true,
			clock: () => Date.now(),
			sleep: async (ms, signal) => await setTimeout(ms, undefined, { signal }),
			keptRequests: 50,
			prepared: false,
			startSettings: { ...DEFAULT_SETTINGS },
		},
		{ rows: [] },
	);
	const server = fastify({ forceCloseConnections: true });
	serveOpenApi(server, state);
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	const close = async () => {
		state.ending.abort();
		await server.close();
	};
	return { url, state, close };
}

/** An envelope with no real signature around the parameters of a request. */
export function unsigned(body: unknown): JsonObject {
	const parameters = jsonParse<JsonObject>(JSON.stringify(body));
	const param = JSON.stringify({ ...parameters, timestamp: Date.now() });
	return { appId: APP_ID, param, sign: 'unsigned' };
}
