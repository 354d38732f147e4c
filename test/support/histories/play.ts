import { type Outcome, readSimulated } from '../reading';
import type { WalletServer } from '../simulation/walletServer';
import type { Failed } from '../../../wallet-api/failures';
import type { Reading, ReadOptions } from '../../../wallet-api/reading/readAll';
import type { History } from './history';
import { Changes, filtersOf, rowsOf } from './merchantOf';
import { Truth } from './truth';

/** What came of a history, beside what really was. */
export interface Played extends Outcome<Reading | Failed> {
	readonly options: ReadOptions;
	readonly truth: Truth;
}

/** Plays a history: the code under test reads the list while it changes. */
export async function play(server: WalletServer, history: History): Promise<Played> {
	const { parallelRequests, maxRetries, pageSize, limit, faults, cancelAfterMs, seed } = history;
	const filters = filtersOf(history);
	const options = { filters, limit, pageSize, parallelRequests };
	const truth = new Truth(() => {
		const { merchant } = server;
		return merchant.rowsOf(merchant.select(filters).entries).map(({ mchUuid }) => mchUuid);
	});
	const outcome = await readSimulated(server, {
		rows: rowsOf(history),
		options,
		faults,
		maxRetries,
		cancelAfterMs,
		seed,
		hooks: () => {
			const changes = new Changes(server.merchant, filters);
			truth.begin();
			const onArrival = (number: number) => {
				for (const change of history.changes) {
					if (change.before !== number) continue;
					changes.make(change);
					truth.look();
				}
			};
			return { onArrival };
		},
	});
	return { ...outcome, options, truth };
}
