import type { RequestRecord } from '../../../sandbox/requestLog';
import { WalletClient } from '../../../wallet-api/client';
import type { Failed } from '../../../wallet-api/failure';
import { type Reading, type ReadOptions } from '../../../wallet-api/readAll';
import { readUsers } from '../../../wallet-api/readUsers';
import { simulatedTransport } from '../simulation/simulatedTransport';
import type { WalletServer } from '../simulation/walletServer';
import { World } from '../simulation/world';
import type { History } from './history';
import { Changes, filtersOf, rowsOf } from './merchantOf';

/** Time-out of a request, in ms of the simulated world. */
const TIMEOUT_MS = 2_000;

/** What came of a history, beside what really was. */
export interface Played {
	readonly result: Reading | Failed | 'cancelled';
	readonly options: ReadOptions;
	readonly requests: readonly RequestRecord[];
	/** How many requests started after the execution was cancelled. */
	readonly startedAfterCancel: number;
	/** How long it went on after the cancel, in ms. */
	readonly msAfterCancel: number;
	/** Ids in the list's order at the end, of users who matched at any time, and all the time. */
	readonly everMatched: ReadonlySet<string>;
	readonly alwaysMatched: ReadonlySet<string>;
	readonly idsAtEnd: readonly string[];
	/** Whether the ids that match, or their order, ever changed. */
	readonly moved: boolean;
	/** Most users that ever matched. */
	readonly mostUsers: number;
	/** How long it took, in ms of the simulated world. */
	readonly tookMs: number;
}

/** Plays a history: the code under test reads from the sandbox over a real connection, in simulated time. */
export async function play(server: WalletServer, history: History): Promise<Played> {
	const world = new World(history.seed);
	server.begin(world, { rows: rowsOf(history) }, history.faults);
	const filters = filtersOf(history);
	const truth = new Truth(() => server.merchant.rowsOf(server.merchant.select(filters).entries));
	const changes = new Changes(server.merchant, filters);
	const execution = new AbortController();
	const cancelled: { at?: number; startedAfter: number } = { startedAfter: 0 };
	if (history.cancelAfterMs !== undefined) {
		world.after(history.cancelAfterMs, () => {
			cancelled.at = world.now();
			execution.abort(new Error('cancelled'));
		});
	}
	const transport = simulatedTransport(world, server, execution.signal, {
		onStart: () => {
			if (execution.signal.aborted) cancelled.startedAfter++;
		},
		onArrival: (number) => {
			for (const change of history.changes) {
				if (change.before !== number) continue;
				changes.make(change);
				truth.look();
			}
		},
	});
	const { parallelRequests, maxRetries, pageSize, limit } = history;
	const client = new WalletClient(
		{
			transport,
			now: world.now,
			sleep: world.sleep,
			random: world.random,
			cancelled: execution.signal,
		},
		{ maxRetries, timeoutMs: TIMEOUT_MS, parallelRequests },
	);
	const options = { filters, limit, pageSize, parallelRequests };
	const startedAt = world.now();
	const result = await world.run(
		readUsers(client, options).catch((error: unknown): 'cancelled' => {
			if (execution.signal.aborted && error === execution.signal.reason) return 'cancelled';
			throw error;
		}),
	);
	return {
		result,
		options,
		requests: [...server.requests],
		startedAfterCancel: cancelled.startedAfter,
		msAfterCancel: cancelled.at === undefined ? 0 : world.now() - cancelled.at,
		everMatched: truth.ever,
		alwaysMatched: truth.always,
		idsAtEnd: truth.now,
		moved: truth.moved,
		mostUsers: truth.most,
		tookMs: world.now() - startedAt,
	};
}

/** Who really matched, and when. */
class Truth {
	readonly ever = new Set<string>();
	readonly always: Set<string>;
	now: readonly string[];
	moved = false;
	most: number;

	constructor(private readonly matching: () => ReadonlyArray<{ readonly mchUuid: string }>) {
		this.now = this.ids();
		this.always = new Set(this.now);
		this.most = this.now.length;
		for (const id of this.now) this.ever.add(id);
	}

	/** Looks at the list again, after it may have changed. */
	look(): void {
		const before = this.now;
		this.now = this.ids();
		const present = new Set(this.now);
		for (const id of this.always) if (!present.has(id)) this.always.delete(id);
		for (const id of this.now) this.ever.add(id);
		this.most = Math.max(this.most, this.now.length);
		this.moved ||= before.join() !== this.now.join();
	}

	private ids(): string[] {
		return this.matching().map(({ mchUuid }) => mchUuid);
	}
}
