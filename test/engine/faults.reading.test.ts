/** Every cell of the fault matrix, through each operation that reads a whole list, in n8n's engine. */
import { contentOf, useFileStore } from './support/binaryStore';
import { parse } from 'csv-parse/sync';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { CELLS, OPTIONS, PAGE_SIZE, unsaid, USERS } from '../faults/cells';
import { idsOf, useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({ users: USERS, seed: 5 });

beforeAll(useFileStore);
// The shortest wait before a request is sent again is none.
beforeEach(() => jest.spyOn(Math, 'random').mockReturnValue(0));

/** An operation, and whom its result stands for: their IDs, or how many they are. */
interface Reader {
	readonly parameters: INodeParameters;
	readonly usersOf: (items: INodeExecutionData[]) => Promise<unknown[] | number>;
}

const textOf = async ([item]: INodeExecutionData[]): Promise<string> => {
	const file = item?.binary?.data;
	if (file === undefined) throw new Error('No file came out');
	return (await contentOf(file)).toString('utf8');
};

const READERS: { readonly [operation: string]: Reader } = {
	'Get Many': {
		parameters: { operation: 'getAll', returnAll: true },
		usersOf: async (items) => await Promise.resolve(idsOf(items)),
	},
	'Get Totals, added up': {
		parameters: { operation: 'getTotals', totalsFrom: 'added' },
		usersOf: async ([item]) => await Promise.resolve(Number(item?.json.users)),
	},
	'Export to File': {
		parameters: { operation: 'export', fileName: 'users.csv' },
		usersOf: async (items) => {
			const rows: Array<{ mchUuid: string }> = parse(await textOf(items), { columns: true });
			return rows.map(({ mchUuid }) => mchUuid);
		},
	},
};

/** The request that is hit: the middle one of three. */
const REQUEST = 2;

describe.each(Object.entries(READERS))('%s', (_operation, { parameters, usersOf }) => {
	it.each(CELLS.map((cell) => [cell.name, cell] as const))('%s', async (_name, cell) => {
		const atStart = idsOf(node.sandbox.merchant.rows());
		node.sandbox.faults.set([cell.fault(REQUEST)]);
		const { items, error, hints } = await node.run({
			...parameters,
			options: { ...OPTIONS, pageSize: PAGE_SIZE },
		});
		const expected = cell.expected(REQUEST);
		if (expected.end !== 'everyone' && expected.end !== 'hinted') {
			expect(unsaid(expected.end, wordsOf(error))).toEqual([]);
			expect(items).toEqual([]);
			return;
		}
		expect(error).toBeUndefined();
		const doubts = hints.filter(({ message }) => message.includes('may be missing'));
		expect(doubts).toHaveLength(expected.end === 'hinted' ? 1 : 0);
		const found = await usersOf(items);
		const hidden = expected.end === 'everyone' ? (expected.hidden ?? 0) : 0;
		if (typeof found === 'number') {
			if (doubts.length === 0) expect(found).toBe(USERS - hidden);
			return;
		}
		expect(new Set(found).size).toBe(found.length);
		const missing = atStart.filter((id) => !found.includes(id));
		if (doubts.length === 0) expect(missing).toHaveLength(hidden);
	});
});
