import type { Fault } from '../../sandbox/faultSchema';
import type { MerchantSource } from '../../sandbox/merchant';
import type { RequestRecord } from '../../sandbox/requestLog';
import { WalletClient } from '../../wallet-api/client';
import type { Failed } from '../../wallet-api/failure';
import type { Reading, ReadOptions } from '../../wallet-api/readAll';
import { readUsers } from '../../wallet-api/readUsers';
import { type NetworkHooks, simulatedTransport } from './simulation/simulatedTransport';
import type { WalletServer } from './simulation/walletServer';
import { World } from './simulation/world';

/** How a reading is set up. */
export interface Setup extends MerchantSource {
	readonly options: ReadOptions;
	readonly faults?: readonly Fault[];
	/** 2 unless told. */
	readonly maxRetries?: number;
	/** Time-out of one request in ms of the simulated world; 2,000 unless told. */
	readonly timeoutMs?: number;
	/** Of the network's speed and of the jitter of waits. */
	readonly seed?: number;
	/** When the execution is cancelled, in ms from the start; never unless told. */
	readonly cancelAfterMs?: number;
	/** Called before the reading starts, with the list at the start in place. */
	readonly hooks?: () => NetworkHooks;
}

/** What came of a reading. */
export interface Outcome {
	readonly result: Reading | Failed | 'cancelled';
	/** The requests as the sandbox saw them. */
	readonly requests: readonly RequestRecord[];
	/** How long it took, in ms of the simulated world. */
	readonly tookMs: number;
	/** How long it went on after the cancel, in ms, and how many requests started in that time. */
	readonly afterCancel: { readonly ms: number; readonly requests: number };
}

/** Lets the code under test read from the sandbox, over a real connection, signed, in simulated time. */
export async function readSimulated(server: WalletServer, setup: Setup): Promise<Outcome> {
	const { rows, users, options, faults = [], maxRetries = 2, timeoutMs = 2_000 } = setup;
	const world = new World(setup.seed ?? 1);
	server.begin(world, { rows, users }, faults);
	const execution = new AbortController();
	const { signal } = execution;
	const startedAt = world.now();
	const cancelledAt = startedAt + (setup.cancelAfterMs ?? Infinity);
	if (setup.cancelAfterMs !== undefined) {
		world.after(setup.cancelAfterMs, () => execution.abort(new Error('cancelled')));
	}
	const hooks = setup.hooks?.();
	let startedAfterCancel = 0;
	const onStart = () => {
		if (signal.aborted) startedAfterCancel++;
		hooks?.onStart?.();
	};
	const client = new WalletClient(
		{
			transport: simulatedTransport(world, server, signal, { ...hooks, onStart }),
			now: world.now,
			sleep: world.sleep,
			random: world.random,
			cancelled: signal,
		},
		{ maxRetries, timeoutMs, parallelRequests: options.parallelRequests },
	);
	const result = await world.run(
		readUsers(client, options).catch((error: unknown): 'cancelled' => {
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
