import type { World } from '../../merchant/world/world';

/** A world that can be set as it stands. */
export interface ReadyWorld {
	readonly title: string;
	readonly json: World;
}

/** The worlds to pick from, by what is different in them. */
export const READY_WORLDS: Readonly<Record<string, readonly ReadyWorld[]>> = {
	'The total': [
		world('Cached for 40 requests', { total: { cachedFor: 40 } }),
		world('Counted before the rows are selected', { total: { countedAt: 'lastAnswer' } }),
		world('3 changes behind', { total: { behind: 3 } }),
		world('One too low', { total: { offBy: -1 } }),
	],
	'The server': [
		world('Two replicas, 2 changes apart, in turn', { replicas: { apart: 2 } }),
		world('Two replicas, 5 changes apart, at random', {
			replicas: { apart: 5, asked: 'atRandom' },
		}),
		world('At most 70 rows in an answer', { cap: { rows: 70 } }),
		world('Past the end, the last page again', { page: { served: 'notPastLast' } }),
		world('The page is ignored', { page: { served: 'first' } }),
		world('Data is a JSON text', { dataAs: 'text' }),
		world('The list of an empty page is null', { emptyListAs: 'null' }),
	],
	'The order': [
		world('Users of one second in changing order', { order: 'tiesChange' }),
		world('Oldest first', { order: 'oldestFirst' }),
		world('No order by time', { order: 'mixed' }),
	],
	Filters: [
		world('IDs are compared without case', { idCase: 'ignored' }),
		world('KYC Status is not known', { ignoredFilters: ['KYCStatus'] }),
		world('Merchant User IDs are not known', { ignoredFilters: ['mchUuidList'] }),
	],
	Rows: [
		world('One in 10 without a Merchant User ID', {
			oddRows: [{ odd: 'withoutMchUuid', oneIn: 10 }],
		}),
		world('Merchant User IDs are numbers', { oddRows: [{ odd: 'numericMchUuid' }] }),
		world('Two rows with one Merchant User ID', { oddRows: [{ odd: 'sharedMchUuid', oneIn: 10 }] }),
		world('One in 10 without a Create Time, one in 10 with an unreadable one', {
			oddRows: [
				{ odd: 'withoutCreateTime', oneIn: 10 },
				{ odd: 'unreadableCreateTime', oneIn: 10 },
			],
		}),
		world('Without a Wallet User ID', { oddRows: [{ odd: 'withoutUuid' }] }),
	],
};

function world(title: string, json: World): ReadyWorld {
	return { title, json };
}
