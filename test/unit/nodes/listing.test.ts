/** What there is to tell of a reading, in hints. */
import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { addHints, Listing } from '../../../nodes/JtWalletBalance/listing';
import { acceptFilters } from '../../../nodes/shared/fields/filters';
import type { WalletUser } from '../../../wallet-api/contract';

const FACTS = { total: 0, doubts: [], unplaced: 0, withoutMchUuid: 0, sharedMchUuid: 0 };

/** The hints about a reading that brought these users, page by page, of those who were sent. */
function hintsOf(
	filters: object,
	pages: WalletUser[][],
	{ limit, facts = FACTS }: { limit?: number; facts?: typeof FACTS } = {},
): string[] {
	const hints: NodeExecutionHint[] = [];
	const context: IExecuteFunctions = Object.assign(Object.create(null), {
		addExecutionHints: (...added: NodeExecutionHint[]) => hints.push(...added),
	});
	const wanted = acceptFilters({ raw: filters, value: filters }, 'Asia/Bangkok');
	const listing = new Listing(wanted, limit);
	const { keep = () => true } = listing.plan;
	for (const page of pages) listing.took(page.filter(keep));
	listing.tell(context, facts);
	for (const hint of hints) {
		expect(hint).toMatchObject({ location: 'outputPane', type: 'warning' });
	}
	return hints.map(({ message }) => message);
}

const [JT1, JT2]: WalletUser[] = [{ mchUuid: 'JT1' }, { mchUuid: 'JT2' }];
const users = [JT1 ?? {}, JT2 ?? {}];

it('asks for what is wanted, and for no more than the limit', () => {
	const filters = { KYCStatus: ['Pending'] };
	const wanted = acceptFilters({ raw: filters, value: filters }, 'UTC');
	expect(new Listing(wanted, 5).plan).toEqual({ filters, keep: undefined, limit: 5 });
	expect(new Listing(wanted).plan.limit).toBeUndefined();
});

it('nobody came', () => {
	expect(hintsOf({}, [])).toEqual(['JT Wallet has no wallet users for this merchant.']);
	expect(hintsOf({ mchUuidList: 'id' }, [[]])).toEqual([
		'No wallet user matches the filters (Merchant User IDs: 1 ID).',
		'id: this looks like the heading of a column. Enter the IDs without it.',
	]);
	expect(hintsOf({}, [users])).toEqual([]);
});

describe('IDs that are missing', () => {
	const asked = { mchUuidList: 'JT1 JT2 JT3' };

	it('are named, and who has others', () => {
		expect(hintsOf(asked, [users])).toEqual(['No wallet user has 1 of the 3 IDs: JT3.']);
		const more = { ...asked, userStatus: ['Active'] };
		const active = users.map((user) => ({ ...user, userStatus: 'Active' }));
		expect(hintsOf(more, [active])).toEqual([
			'No wallet user who matches the other filters has 1 of the 3 IDs: JT3.',
		]);
		const numbered = users.map((user) => ({ ...user, branchNo: 'A' }));
		expect(hintsOf({ ...asked, branchNos: 'A' }, [numbered])).toEqual([
			'No wallet user who matches the other filters has 1 of the 3 IDs: JT3.',
		]);
	});

	it('are not known where the limit kept others away', () => {
		expect(hintsOf(asked, [users], { limit: 2 })).toEqual([]);
		expect(hintsOf(asked, [users], { limit: 1 })).toEqual([]);
		expect(hintsOf(asked, [users.slice(0, 1), users.slice(1)], { limit: 3 })).toHaveLength(1);
	});
});

it('users whom the conditions cannot judge are counted, with the fields', () => {
	const filters = {
		amountConditions: { condition: [{ comparison: 'atLeast', amount: '1', unit: 'satang' }] },
		branchNos: 'A',
	};
	const good = { mchUuid: 'JT1', balance: 5, branchNo: 'A' };
	expect(hintsOf(filters, [[good]])).toEqual([]);
	const one = hintsOf(filters, [[good, { mchUuid: 'JT2', branchNo: 'A' }]]);
	expect(one).toEqual([
		expect.stringMatching(
			/^1 wallet user was left out because a field that the conditions need \(\w+, \w+\) is missing or cannot be read\.$/,
		),
	]);
	const two = hintsOf(filters, [[good, { branchNo: 'A' }, { branchNo: 'A', balance: 'x' }]]);
	expect(two[0]).toMatch(/^2 wallet users were left out/);
});

it('users who do not show whether a filter was applied are counted', () => {
	const filters = { KYCStatus: ['Pending'], userStatus: ['Active'] };
	const page = [
		{ mchUuid: 'a', KYCStatus: 'Pending', userStatus: 'Active' },
		{ mchUuid: 'b', KYCStatus: null, userStatus: 'Active' },
	];
	expect(hintsOf(filters, [page])).toEqual([
		'1 wallet user has no KYC Status, so nobody can tell whether JT Wallet applied that filter.',
	]);
	expect(hintsOf(filters, [page, page])).toEqual([
		'2 wallet users have no KYC Status, so nobody can tell whether JT Wallet applied that filter.',
	]);
});

it('facts come first', () => {
	expect(hintsOf({}, [], { facts: { ...FACTS, withoutMchUuid: 1 } })[0]).toMatch(
		/^1 wallet user has no/,
	);
});

it('an n8n that knows no hints is told none', () => {
	const context: IExecuteFunctions = Object.create(null);
	expect(() => addHints(context, ['a hint'])).not.toThrow();
});
