import { setTimeout } from 'node:timers/promises';
import fastify from 'fastify';
import type { SignatureAlgorithm } from '../wallet-api/signing/envelope';
import { serveConsole } from './console/serve';
import { serveControl } from './control/control';
import type { Fault } from './faults/faultSchema';
import type { FaultScript } from './faults/faults';
import { type KeyPair, sharedKeyPair } from './keys';
import type { Merchant, MerchantSource } from './merchant/merchant';
import { serveOpenApi } from './api/openApi';
import type { Counters, RequestRecord } from './api/requestLog';
import { DEFAULT_SETTINGS, type Settings } from './settings';
import { SandboxState, type Sleep } from './api/state';
import { verifierOf } from './api/verify';

/** The only address the sandbox listens on: other machines cannot reach it. */
export const HOST = '127.0.0.1';

/** The port unless told otherwise. */
export const DEFAULT_PORT = 8787;

/** The App ID unless told otherwise: the one of the vendor's example. */
export const DEFAULT_APP_ID = '733b887a4a784708bb369524db5b6ded';

/** How to start. Settings given here are what `reset` returns to. */
export interface SandboxOptions extends MerchantSource, Partial<Settings> {
	/** 8787 unless told; 0 takes any free port. */
	readonly port?: number;
	readonly appId?: string;
	/** The merchant's keys; made, once per process, unless given. */
	readonly keys?: KeyPair;
	/** Milliseconds since the epoch; the machine's clock unless given. */
	readonly clock?: () => number;
	/** How a delay waits; really, unless given. */
	readonly sleep?: Sleep;
	/** How many requests the log keeps: the last 1,000 unless told. All of them are counted. */
	readonly log?: number | 'all';
	/** Keep every page once it is written, which takes memory and makes the sandbox fast. */
	readonly prepared?: boolean;
	/** Faults to begin with. `reset` does not bring them back. */
	readonly faults?: readonly Fault[];
}

/** What goes into the credential. */
export interface SandboxCredentials {
	readonly baseUrl: string;
	readonly appId: string;
	/** Base64 of PKCS#8 without lines; empty when the sandbox was given the public key only. */
	readonly privateKey: string;
	readonly signatureAlgorithm: SignatureAlgorithm;
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
	/** Begins anew with another merchant: no faults, an empty log, the settings of the start. */
	reset(source: MerchantSource): void;
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
	const state = new SandboxState(
		{
			appId,
			publicKey: keys.publicKey,
			verify: verifierOf(keys.publicKey),
			clock: options.clock ?? Date.now,
			sleep: options.sleep ?? (async (ms, signal) => await setTimeout(ms, undefined, { signal })),
			keptRequests: log === 'all' ? Infinity : log,
			prepared: options.prepared ?? false,
			startSettings: settingsOf(options),
		},
		options,
	);
	state.faults.set(faults);

	const server = fastify({ forceCloseConnections: true });
	serveOpenApi(server, state);
	serveControl(server, state);
	serveConsole(server);
	const url = await server.listen({ host: HOST, port });
	const bound = Number(new URL(url).port || 80);
	const { privateKey, publicKey } = keys;

	return {
		url,
		port: bound,
		get credentials() {
			const { signatureAlgorithm } = state.settings;
			return { baseUrl: url, appId, privateKey, signatureAlgorithm };
		},
		publicKey,
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
	};
}
