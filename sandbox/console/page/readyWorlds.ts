import type { World } from '../../merchant/world/world';

/** A world that can be set as it stands. */
export interface ReadyWorld {
	readonly title: string;
	readonly json: World;
}

/** The worlds to pick from, by what is different in them. */
export const READY_WORLDS: Readonly<Record<string, readonly ReadyWorld[]>> = {
	'The total': [
		readyWorld('Cached for 40 requests', { total: { cachedFor: 40 } }),
		readyWorld('Counted before the rows are selected', { total: { countedAt: 'lastAnswer' } }),
		readyWorld('3 changes behind', { total: { behind: 3 } }),
		readyWorld('One too low', { total: { offBy: -1 } }),
	],
	'The server': [
		readyWorld('Two replicas, 2 changes apart, in turn', { replicas: { apart: 2 } }),
		readyWorld('Two replicas, 5 changes apart, at random', {
			replicas: { apart: 5, asked: 'atRandom' },
		}),
		readyWorld('At most 70 rows in an answer', { cap: { rows: 70 } }),
		readyWorld('Past the end, the last page again', { page: { served: 'notPastLast' } }),
		readyWorld('The page is ignored', { page: { served: 'first' } }),
		readyWorld('Data is a JSON text', { dataAs: 'text' }),
		readyWorld('The list of an empty page is null', { emptyListAs: 'null' }),
	],
	'The order': [
		readyWorld('Users of one second in changing order', { order: 'tiesChange' }),
		readyWorld('Oldest first', { order: 'oldestFirst' }),
		readyWorld('No order by time', { order: 'mixed' }),
	],
	Filters: [
		readyWorld('IDs are compared without case', { idCase: 'ignored' }),
		readyWorld('KYC Status is not known', { ignoredFilters: ['KYCStatus'] }),
		readyWorld('Merchant User IDs are not known', { ignoredFilters: ['mchUuidList'] }),
	],
	Rows: [
		readyWorld('One in 10 without a Merchant User ID', {
			oddRows: [{ odd: 'withoutMchUuid', oneIn: 10 }],
		}),
		readyWorld('Merchant User IDs are numbers', { oddRows: [{ odd: 'numericMchUuid' }] }),
		readyWorld('Two rows with one Merchant User ID', {
			oddRows: [{ odd: 'sharedMchUuid', oneIn: 10 }],
		}),
		readyWorld('One in 10 without a Create Time, one in 10 with an unreadable one', {
			oddRows: [
				{ odd: 'withoutCreateTime', oneIn: 10 },
				{ odd: 'unreadableCreateTime', oneIn: 10 },
			],
		}),
		readyWorld('Without a Wallet User ID', { oddRows: [{ odd: 'withoutUuid' }] }),
	],
};

function readyWorld(title: string, json: World): ReadyWorld {
	return { title, json };
}
