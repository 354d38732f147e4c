import type { Fault } from '../../../sandbox/faults/faultSchema';
import type { World } from '../../../sandbox/merchant/world/world';

/** A way in which JT Wallet's server may work, and what a reading may make of it. */
export interface VendorWorld {
	readonly name: string;
	readonly world: World;
	/** How many users were created in each second; one by default. */
	readonly perSecond?: number;
	/** Nobody can prove such a list whole: there may be a hint. Everywhere else there is none. */
	readonly mayDoubt?: true;
	/** The title of the error that says what is wrong with such a server: for lists of several pages, and by KYC Status. */
	readonly fails?: RegExp;
	readonly failsByStatus?: RegExp;
	/** Sums over all of the merchant's users, whatever the filter. */
	readonly totalsOver?: 'merchant';
	/** What goes wrong on the way. */
	readonly faults?: readonly Fault[];
}

/** Every world of the sandbox in which rows are as documented. `oddRows` have tests of their own. */
export const VENDOR_WORLDS: readonly VendorWorld[] = [
	{ name: 'as documented', world: {} },
	{ name: 'total cached for 40 requests', world: { total: { cachedFor: 40 } } },
	{ name: 'total cached for 3 requests', world: { total: { cachedFor: 3 } } },
	{ name: 'total counted before the rows', world: { total: { countedAt: 'lastAnswer' } } },
	{ name: 'total 3 changes behind', world: { total: { behind: 3 } } },
	{ name: 'total one too low', world: { total: { offBy: -1 } } },
	{ name: 'total one too high', world: { total: { offBy: 1 } } },
	{ name: 'total 200 too low', world: { total: { offBy: -200 } } },
	{ name: 'total 200 too high', world: { total: { offBy: 200 } } },
	{ name: 'total always 0', world: { total: { offBy: -100_000 } } },
	{ name: 'two replicas in turn', world: { replicas: { apart: 2 } } },
	{ name: 'two replicas at random', world: { replicas: { apart: 5, asked: 'atRandom' } } },
	{
		name: 'two replicas, and a total that is cached',
		world: { replicas: { apart: 4 }, total: { cachedFor: 40 } },
	},
	{ name: 'at most 47 rows', world: { cap: { rows: 47 } } },
	{ name: 'at most 47 rows, the rest skipped', world: { cap: { rows: 47, begins: 'asked' } } },
	{
		name: 'at most 47 rows, the rest skipped, and the asked size stated',
		world: { cap: { rows: 47, begins: 'asked', says: 'asked' } },
	},
	{ name: 'the last page again past the end', world: { page: { served: 'notPastLast' } } },
	{
		name: 'the last page again past the end, and a total 200 too high',
		world: { page: { served: 'notPastLast' }, total: { offBy: 200 } },
	},
	{
		name: 'the page ignored',
		world: { page: { served: 'first' } },
		fails: /did not serve the pages/,
	},
	{ name: '50 users a second', world: {}, perSecond: 50 },
	{ name: 'all users in one second', world: {}, perSecond: 100_000 },
	{
		name: '50 users a second, in changing order',
		world: { order: 'tiesChange' },
		perSecond: 50,
		mayDoubt: true,
	},
	{ name: 'oldest first', world: { order: 'oldestFirst' }, mayDoubt: true },
	{ name: 'no order by time', world: { order: 'mixed' }, mayDoubt: true },
	{ name: 'IDs compared without case', world: { idCase: 'ignored' } },
	{
		name: 'a filter that is not known',
		world: { ignoredFilters: ['KYCStatus'] },
		failsByStatus: /filter/i,
	},
	{ name: 'sums of the whole merchant', world: {}, totalsOver: 'merchant' },
	{ name: 'data as JSON text', world: { dataAs: 'text' } },
	{ name: 'null for an empty list', world: { emptyListAs: 'null' } },
	{
		name: 'pages that time out',
		world: {},
		faults: [{ kind: 'httpStatus', status: 504, when: { request: 2 } }],
	},
];
