import { setTimeout } from 'node:timers/promises';
import fastify from 'fastify';
import { serveConsole } from './console/serve';
import { serveControl } from './control/control';
import type { Fault } from './faults/faultSchema';
import type { FaultScript } from './faults/faults';
import { KeptUsers } from './keptUsers';
import { type KeyPair, sharedKeyPair } from './keys';
import type { Merchant } from './merchant/merchant';
import type { MerchantSource } from './merchant/source';
import { serveOpenApi } from './api/openApi';
import type { Counters, RequestRecord } from './api/requestLog';
import { DEFAULT_SETTINGS, type Settings } from './settings';
import { type SandboxCredentials, type SandboxSource, SandboxState, type Sleep } from './api/state';
import { verifierOf } from './api/verify';

export type { SandboxCredentials } from './api/state';

/** The only address the sandbox listens on: other machines cannot reach it. */
const HOST = '127.0.0.1';

/** The port by default. */
export const DEFAULT_PORT = 8787;

/** The App ID by default: the one of the vendor's example. */
export const DEFAULT_APP_ID = '733b887a4a784708bb369524db5b6ded';

/** How to start. Settings given here are what `reset` returns to. */
export interface SandboxOptions extends MerchantSource, Partial<Settings> {
	/** 8787 by default; 0 takes any free port. */
	readonly port?: number;
	readonly appId?: string;
	/** The merchant's keys; made, once per process, unless given. */
	readonly keys?: KeyPair;
	/** Milliseconds since the epoch; the machine's clock unless given. */
	readonly clock?: () => number;
	/** How a delay waits; really, unless given. */
	readonly sleep?: Sleep;
	/** How many requests the log keeps: the last 1,000 by default. All of them are counted. */
	readonly log?: number | 'all';
	/** Keep every page once it is written, which takes memory and makes the sandbox fast. */
	readonly prepared?: boolean;
	/** Faults to begin with. `reset` does not bring them back. */
	readonly faults?: readonly Fault[];
	/** File that keeps the wallet users, made from a seed, and what was changed: another start goes on with them. */
	readonly keepIn?: string;
}

/** A running sandbox. */
export interface Sandbox {
	/** Such as http://127.0.0.1:8787 */
	readonly url: string;
	readonly port: number;
	readonly credentials: SandboxCredentials;
	/** Base64 of SPKI without lines. */
	readonly publicKey: string;
	/** The wallet users as they are now. Another object after `reset`. */
	readonly merchant: Merchant;
	readonly faults: FaultScript;
	/** Can be changed at any time. */
	readonly settings: Settings;
	/** The requests to the API so far, as many as the log keeps, oldest first. */
	readonly requests: readonly RequestRecord[];
	readonly counters: Counters;
	/** Starts over with another merchant: no faults, an empty log, the settings of the start but for a world given. */
	reset(source: SandboxSource): void;
	/** Stops at once, requests that hang included. */
	close(): Promise<void>;
}

/**
 * Starts a JT Wallet server of our own on this machine.
 * @throws Error as Node.js words it when the port is taken (`EADDRINUSE`), or with a sentence about a bad option.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = DEFAULT_PORT, appId = DEFAULT_APP_ID, log = 1000, faults = [] } = options;
	const keys = options.keys ?? (await sharedKeyPair());
	const kept = options.keepIn === undefined ? undefined : new KeptUsers(options.keepIn, options);
	const state = new SandboxState(
		{
			appId,
			publicKey: keys.publicKey,
			privateKey: keys.privateKey,
			verify: verifierOf(keys.publicKey),
			clock: options.clock ?? Date.now,
			sleep: options.sleep ?? (async (ms, signal) => await setTimeout(ms, undefined, { signal })),
			keptRequests: log === 'all' ? Infinity : log,
			prepared: options.prepared ?? false,
			startSettings: settingsOf(options),
			kept,
		},
		kept?.read() ?? options,
	);
	state.faults.set(faults);

	const server = fastify({ forceCloseConnections: true });
	serveOpenApi(server, state);
	serveControl(server, state);
	serveConsole(server);
	const url = await server.listen({ host: HOST, port });
	state.url = url;

	return {
		url,
		port: Number(new URL(url).port || 80),
		get credentials() {
			return state.credentials;
		},
		publicKey: keys.publicKey,
		faults: state.faults,
		settings: state.settings,
		get merchant() {
			return state.merchant;
		},
		get requests() {
			return state.log.records;
		},
		get counters() {
			return state.log.counters;
		},
		reset: (source) => state.reset(source),
		close: async () => {
			kept?.write();
			state.ending.abort();
			await server.close();
		},
	};
}

function settingsOf(options: Partial<Settings>): Settings {
	return {
		allowedAddresses: options.allowedAddresses ?? DEFAULT_SETTINGS.allowedAddresses,
		merchantDisabled: options.merchantDisabled ?? DEFAULT_SETTINGS.merchantDisabled,
		clockOffset: options.clockOffset ?? DEFAULT_SETTINGS.clockOffset,
		timestampWindow: options.timestampWindow ?? DEFAULT_SETTINGS.timestampWindow,
		signatureAlgorithm: options.signatureAlgorithm ?? DEFAULT_SETTINGS.signatureAlgorithm,
		totalsOver: options.totalsOver ?? DEFAULT_SETTINGS.totalsOver,
		world: options.world ?? DEFAULT_SETTINGS.world,
	};
}
