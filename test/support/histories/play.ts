import { type Outcome, readSimulated } from '../reading';
import type { WalletServer } from '../simulation/walletServer';
import type { Result } from '../../../wallet-api/failures';
import type { Reading } from '../../../wallet-api/reading/facts';
import type { ReadOptions } from '../../../wallet-api/reading/readUsers';
import type { History } from './history';
import { Changes, filtersOf, rowsOf } from './merchantOf';
import { Truth } from './truth';

/** What came of a history, beside what really was. */
export interface Played extends Outcome<Result<Reading>> {
	readonly options: ReadOptions;
	readonly truth: Truth;
}

/** Plays a history: the code under test reads the list while it changes. */
export async function play(server: WalletServer, history: History): Promise<Played> {
	const { parallelRequests, maxRetries, pageSize, limit, faults, cancelAfterMs, seed } = history;
	const filters = filtersOf(history);
	const options = { filters, limit, pageSize };
	const truth = new Truth(() => {
		const { merchant } = server;
		return merchant.rowsOf(merchant.select(filters).entries).map(({ mchUuid }) => mchUuid);
	});
	const outcome = await readSimulated(server, {
		rows: rowsOf(history),
		options,
		parallelRequests,
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
