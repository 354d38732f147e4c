/** Every cell of the fault matrix, through Look Up and Get Totals as stated, which take one request, in n8n's engine. */
import { CELLS, OPTIONS, titleOf, USERS } from '../faults/cells';
import { idsOf, inputOf, useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({ users: USERS, seed: 5 });

// The shortest wait before a request is sent again is none.
beforeEach(() => jest.spyOn(Math, 'random').mockReturnValue(0));

const options = { timeout: OPTIONS.timeout, maxRetries: OPTIONS.maxRetries };

const cells = CELLS.map((cell) => [cell.name, cell] as const);

/** How a cell ends: with what is right, or with an error of this title. Never with a part, or with somebody not found. */
type End = 'right' | string;

/** Where the end is not the one of a list of several pages. */
const OTHERWISE: ReadonlyArray<readonly [name: RegExp, lookUp: End, totals: End]> = [
	// It is asked for in smaller pages. Get Totals asks for one row.
	[/"status":413}, once/, 'right', titleOf('tooLarge')],
	[/"repeatedPage","page":1/, 'right', 'right'],
	[/"repeatedPage","page":2.*once/, 'right', 'right'],
	[/"repeatedPage","page":2.*from then on/, titleOf('pagingBroken'), 'right'],
	[/"emptyPage"}, from then on/, titleOf('pagingBroken'), 'right'],
	[/"cappedSize"/, titleOf('hinted'), 'right'],
];

it.each(cells)('Look Up: %s', async (name, cell) => {
	const rows = node.sandbox.merchant.rows().filter((_, place) => place % 10 === 3);
	node.sandbox.faults.set([cell.fault(1)]);
	const ids = [...rows.map(({ mchUuid }) => mchUuid), 'nobody'];
	const { items, error } = await node.run(
		{ operation: 'lookUp', options },
		{ input: inputOf(...ids.map((mchUuid) => ({ mchUuid }))) },
	);
	const [, otherwise] = OTHERWISE.find(([pattern]) => pattern.test(name)) ?? [];
	const { end, ...expected } = cell.expected(1);
	const title = otherwise ?? (end === 'everyone' ? 'right' : titleOf(end));
	if (title !== 'right') {
		expect([wordsOf(error).title, items]).toEqual([title, []]);
		return;
	}
	expect(error).toBeUndefined();
	expect(idsOf(items)).toEqual(ids);
	// A user whom the server shows to nobody is not found; the hint says so.
	const hidden = ('hidden' in expected && expected.hidden) || 0;
	const found = items.filter(({ json }) => json.found).length;
	expect(found).toBe(rows.length - hidden);
});

it.each(cells)('Get Totals: %s', async (cellName, cell) => {
	const { merchant, faults } = node.sandbox;
	const sums = Object.entries(merchant.select().totals.toData());
	const stated = Object.fromEntries(sums.map(([name, sum]) => [name, Number(sum)]));
	faults.set([cell.fault(1)]);
	const { items, error } = await node.run({ operation: 'getTotals', options });
	const [, , otherwise] = OTHERWISE.find(([pattern]) => pattern.test(cellName)) ?? [];
	const { end } = cell.expected(1);
	const title = otherwise ?? (end === 'everyone' ? 'right' : titleOf(end));
	if (title !== 'right') {
		expect([wordsOf(error).title, items]).toEqual([title, []]);
		return;
	}
	expect(error).toBeUndefined();
	// They are as the server states them; of these faults two are about what it states.
	const { kind } = cell.fault(1);
	if (kind === 'wrongTotal') expect(items[0]?.json.total).not.toBe(USERS);
	else expect(items[0]?.json.total).toBe(USERS);
	if (kind !== 'longAmounts') expect(items[0]?.json).toMatchObject(stated);
});
