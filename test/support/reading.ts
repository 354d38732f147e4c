import type { Fault } from '../../sandbox/faults/faultSchema';
import type { RequestRecord } from '../../sandbox/api/requestLog';
import type { SandboxSource } from '../../sandbox/api/state';
import { WalletClient } from '../../wallet-api/calling/client';
import type { Result } from '../../wallet-api/failures';
import type { Reading } from '../../wallet-api/reading/facts';
import { type ReadOptions, readUsers } from '../../wallet-api/reading/readUsers';
import { type NetworkHooks, simulatedTransport } from './simulation/simulatedTransport';
import type { WalletServer } from './simulation/walletServer';
import { World } from './simulation/world';

/** Where the code under test finds itself. */
export interface Circumstances extends SandboxSource {
	readonly faults?: readonly Fault[];
	/** 2 by default. */
	readonly maxRetries?: number;
	/** Time-out of one request in ms of the simulated world; 2,000 by default. */
	readonly timeoutMs?: number;
	/** 1 by default. */
	readonly parallelRequests?: number;
	/** Of the network's speed and of the jitter of waits. */
	readonly seed?: number;
	/** When the execution is cancelled, in ms from the start; never by default. */
	readonly cancelAfterMs?: number;
	/** Called before anything is read, with the list at the start in place. */
	readonly hooks?: (world: World) => NetworkHooks;
}

/** What came of it. */
export interface Outcome<Came> {
	readonly result: Came | 'cancelled';
	/** The requests as the sandbox saw them. */
	readonly requests: readonly RequestRecord[];
	/** How long it took, in ms of the simulated world. */
	readonly tookMs: number;
	/** How long it went on after the cancel, in ms, and how many requests started in that time. */
	readonly afterCancel: { readonly ms: number; readonly requests: number };
}

/**
 * Lets work be done by a client that asks the sandbox, over a real connection, signed, in simulated time.
 * @throws what the work throws, but for the cancel
 */
export async function simulate<Came>(
	server: WalletServer,
	circumstances: Circumstances,
	work: (client: WalletClient) => Promise<Came>,
): Promise<Outcome<Came>> {
	const { faults = [], maxRetries = 2, timeoutMs = 2_000, parallelRequests = 1 } = circumstances;
	const world = new World(circumstances.seed ?? 1);
	const { rows, users, perSecond, world: vendorsWorld } = circumstances;
	server.begin(world, { rows, users, perSecond, world: vendorsWorld }, faults);
	const execution = new AbortController();
	const { signal } = execution;
	const startedAt = world.now();
	const cancelledAt = startedAt + (circumstances.cancelAfterMs ?? Infinity);
	if (circumstances.cancelAfterMs !== undefined) {
		world.after(circumstances.cancelAfterMs, () => execution.abort(new Error('cancelled')));
	}
	const hooks = circumstances.hooks?.(world);
	let startedAfterCancel = 0;
	const onStart: NetworkHooks['onStart'] = (underWay) => {
		if (signal.aborted) startedAfterCancel++;
		hooks?.onStart?.(underWay);
	};
	const { now, sleep, random } = world;
	const transport = simulatedTransport(world, server, { ...hooks, onStart });
	const client = new WalletClient(
		{ transport, now, sleep, random, cancelled: signal },
		{ maxRetries, timeoutMs, parallelRequests },
	);
	const result = await world.run(
		work(client).catch((error: unknown): 'cancelled' => {
			if (signal.aborted && error === signal.reason) return 'cancelled';
			throw error;
		}),
	);
	return {
		result,
		requests: [...server.requests],
		tookMs: world.now() - startedAt,
		afterCancel: { ms: Math.max(0, world.now() - cancelledAt), requests: startedAfterCancel },
	};
}

/** Reads the wallet users, simulated. */
export async function readSimulated(
	server: WalletServer,
	{ options, ...circumstances }: Circumstances & { readonly options: ReadOptions },
): Promise<Outcome<Result<Reading>>> {
	return await simulate(server, circumstances, async (client) => await readUsers(client, options));
}

/** The requests as `page of size`, in the order in which they came. */
export function pagesOf(requests: readonly RequestRecord[]): string[] {
	return requests.map(
		({ parameters }) => `${String(parameters?.page)} of ${String(parameters?.size)}`,
	);
}
