import type { Fault } from '../../../sandbox/faults/faultSchema';
import type { Merchant } from '../../../sandbox/merchant/merchant';
import type { RequestRecord } from '../../../sandbox/api/requestLog';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import type { SandboxSource } from '../../../sandbox/api/state';
import type { WireAnswer } from '../../../wallet-api/calling/client';
import { BALANCE_PATH, type PageQuery } from '../../../wallet-api/contract';
import type { Result } from '../../../wallet-api/failures';
import { signRequest } from '../../../wallet-api/signing/signRequest';
import { hangUp, post } from './wire';
import { World } from './world';

/** What the server did with a request. */
export interface Served {
	/** `never` for a server that keeps silent. */
	readonly outcome: Result<WireAnswer> | 'never';
	/** How long the server took on top, in ms of the simulated world. */
	readonly delayMs: number;
}

/** The sandbox in a simulated world: real connections and signatures, but no real waiting. */
export class WalletServer {
	private world = new World(0);
	private delayMs = 0;

	private constructor(private readonly sandbox: Sandbox) {}

	/** Starts it, once for many readings. */
	static async start(): Promise<WalletServer> {
		const started: { server?: WalletServer } = {};
		const sandbox = await startSandbox({
			port: 0,
			log: 'all',
			clock: () => started.server?.world.now() ?? 0,
			sleep: async (ms) => {
				if (started.server !== undefined) started.server.delayMs += ms;
			},
		});
		started.server = new WalletServer(sandbox);
		return started.server;
	}

	/** Starts over in another world. */
	begin(world: World, source: SandboxSource, faults: readonly Fault[]): void {
		this.world = world;
		this.sandbox.reset(source);
		this.sandbox.faults.set(faults);
	}

	get merchant(): Merchant {
		return this.sandbox.merchant;
	}

	/** The requests since `begin`. */
	get requests(): readonly RequestRecord[] {
		return this.sandbox.requests;
	}

	/** Signs the parameters at this moment; sends them when called. */
	sign(parameters: PageQuery): () => Promise<Served> {
		const { credentials } = this.sandbox;
		const url = `${credentials.baseUrl}${BALANCE_PATH}`;
		const envelope = signRequest(credentials, url, parameters, this.world.now());
		return async () => await this.send(url, JSON.stringify(await envelope));
	}

	async close(): Promise<void> {
		hangUp();
		await this.sandbox.close();
	}

	private async send(url: string, body: string): Promise<Served> {
		const { length } = this.requests;
		const giveUp = new AbortController();
		const mayKeepSilent = this.sandbox.faults.list.some(({ fault }) => isSilence(fault.kind));
		const done = new AbortController();
		if (mayKeepSilent) void this.watchForSilence(length, giveUp, done.signal);
		this.delayMs = 0;
		const outcome = await post(url, body, giveUp.signal);
		done.abort();
		return { outcome: outcome === 'given up' ? 'never' : outcome, delayMs: this.delayMs };
	}

	/** Ends the connection as soon as the server has decided to keep silent, instead of waiting in vain. */
	private async watchForSilence(number: number, giveUp: AbortController, done: AbortSignal) {
		while (!done.aborted) {
			await new Promise((resolve) => setImmediate(resolve));
			if (this.requests[number]?.faults.some(isSilence)) return giveUp.abort();
		}
	}
}

function isSilence(kind: string): boolean {
	return kind === 'neverAnswer' || kind === 'silenceInBody';
}
