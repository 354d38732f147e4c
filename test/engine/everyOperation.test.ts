/**
 * What a strange server sends, in every operation and in the trigger: rows that were not asked for, rows without IDs,
 * two rows with one ID, no list, amounts that are none.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Json, JsonObject } from '../../wallet-api/contract';
import { pollNode } from './support/pollNode';
import { useAnswerServer } from './support/answerServer';
import { inputOf, useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({ users: 1 });
const server = useAnswerServer();

const credentials = () => ({
	jtWalletApi: { ...node.sandbox.credentials, baseUrl: server.url },
});

/** What came out: users, or whatever stands for them, and what the operator was told. */
interface Outcome {
	readonly out: readonly JsonObject[];
	readonly title: string;
	readonly advice: string;
	readonly hints: readonly string[];
}

const NOTHING = { out: [], title: '', advice: '', hints: [] };

/** Serves these rows page by page, whatever is asked for. */
const serve = (rows: readonly Json[], beside: JsonObject = {}) =>
	server.answer(({ page, size }) => ({
		list: rows.slice((Number(page) - 1) * Number(size), Number(page) * Number(size)),
		total: rows.length,
		...beside,
	}));

const run = async (parameters: INodeParameters, ...ids: string[]): Promise<Outcome> => {
	const input = ids.length === 0 ? inputOf({}) : inputOf(...ids.map((mchUuid) => ({ mchUuid })));
	const { items, error, hints } = await node.run(parameters, { input, credentials: credentials() });
	const file = items[0]?.binary?.data?.data;
	const text = file === undefined ? undefined : Buffer.from(file, 'base64').toString();
	const lines = text?.split('\n').filter((line) => line !== '');
	const out: JsonObject[] =
		lines === undefined
			? items.map(({ json }) => JSON.parse(JSON.stringify(json)))
			: parameters.format === 'jsonLines'
				? lines.map((line) => JSON.parse(line))
				: lines.slice(1).map((line) => ({ line }));
	return { out, ...wordsOf(error), hints: hints.map(({ message }) => message) };
};

let polls = 0;

const poll = async (parameters: INodeParameters): Promise<Outcome> =>
	await pollNode({
		nodeType: 'jtWalletBalanceTrigger',
		parameters: { events: ['userAdded'], options: { onFirstPoll: 'report' }, ...parameters },
		credentials: credentials(),
		// A trigger keeps in mind what it has just handed over.
		nodeId: `node${++polls}`,
	}).then(
		({ items }) => ({
			...NOTHING,
			out: (items ?? []).map(({ json }) => JSON.parse(JSON.stringify(json.user))),
		}),
		(error) => ({ ...NOTHING, ...wordsOf(error) }),
	);

const LISTS: Array<[what: string, read: (parameters: INodeParameters) => Promise<Outcome>]> = [
	['Get Many', async (more) => await run({ operation: 'getAll', returnAll: true, ...more })],
	['Export as CSV', async (more) => await run({ operation: 'export', ...more })],
	[
		'Export as JSON Lines',
		async (more) => await run({ operation: 'export', format: 'jsonLines', ...more }),
	],
	['the trigger', poll],
];

const ADDED = async (more: INodeParameters) =>
	await run({ operation: 'getTotals', totalsFrom: 'added', ...more });
const STATED = async (more: INodeParameters) => await run({ operation: 'getTotals', ...more });

const ALL: typeof LISTS = [...LISTS, ['Get Totals, added', ADDED], ['Get Totals, stated', STATED]];

describe.each(ALL)('%s', (_what, read) => {
	it.each<[filters: INodeParameters, row: JsonObject]>([
		[{ KYCStatus: ['Rejected'] }, { mchUuid: 'JT1', KYCStatus: 'Approved' }],
		[{ authorizationStatus: ['Authorized'] }, { mchUuid: 'JT1', authorizationStatus: '' }],
		[{ mobileVerificationStatus: ['Verified'] }, { mchUuid: 'JT1', mobileVerificationStatus: 1 }],
		[{ userStatus: ['Active'] }, { mchUuid: 'JT1', userStatus: ['Active', 'Deactivated'] }],
		[{ mchUuidList: 'JT2' }, { mchUuid: 'JT1' }],
		[{ mchUuidList: 'JT2' }, { uuid: 'JT2' }],
	])('passes on nothing of a server that ignores %j', async (filters, row) => {
		serve([row], { totalBalance: 7 });
		const { out, title } = await read({ filters });
		expect([out, title]).toEqual([[], 'JT Wallet did not apply a filter']);
	});

	it.each<[what: string, data: Json]>([
		['null and no total', { list: null }],
		['null and a total', { list: null, total: 3 }],
		['a text', { list: '[]', total: 0 }],
		['an object', { list: {}, total: 0 }],
		['a list of null', { list: [null], total: 1 }],
		['a list of lists', { list: [[]], total: 1 }],
		['missing', { total: 0 }],
	])('fails over a list that is %s', async (_kind, data) => {
		server.answer(() => JSON.parse(JSON.stringify(data)));
		const { out, title } = await read({});
		expect([out, title]).toEqual([
			[],
			'The response of JT Wallet does not hold a list of wallet users',
		]);
	});

	it('takes null with a total of 0 for an empty list', async () => {
		server.answer(() => ({ list: null, total: 0 }));
		expect((await read({})).title).toBe('');
	});

	it('reads data that is a JSON text', async () => {
		server.answer(() =>
			JSON.parse(JSON.stringify(JSON.stringify({ list: [{ mchUuid: 'JT1' }], total: 1 }))),
		);
		const { out, title } = await read({});
		expect([out.length, title]).toEqual([1, '']);
	});
});

/** Twelve rows of twelve users, as far as anybody can tell. */
const ODD: Json[] = [
	{ mchUuid: 12345, balance: 1 },
	{ mchUuid: '1095595801938341100', balance: 2 },
	{ balance: 3 },
	{ balance: 3, extra: true },
	{ mchUuid: 'JT1', uuid: 'U1', userStatus: 'Deactivated', balance: 4 },
	{ mchUuid: 'JT1', uuid: 'U2', userStatus: 'Active', balance: 5 },
	{ uuid: 'U9', createTime: '2024-01-02 00:00:00', balance: 6 },
	{ uuid: 'U9', createTime: '2024-01-01 00:00:00', balance: 7 },
	{ mchUuid: true, balance: 8 },
	{ mchUuid: '', balance: 9 },
	{ mchUuid: null, uuid: 5, balance: 10 },
	{},
];

const ODD_HINTS = [
	'8 wallet users have no merchant user ID. JT Wallet sent them that way.',
	'1 wallet user has the merchant user ID of another wallet user and a different wallet user ID, as when an account is closed and opened again.',
];

describe('odd rows', () => {
	beforeEach(() => serve(ODD));

	it.each(LISTS)('all come out once of %s', async (what, read) => {
		const { out, title, hints } = await read({ amounts: 'satang' });
		expect(title).toBe('');
		expect(out).toHaveLength(ODD.length);
		if (what !== 'Export as CSV') expect(out).toEqual(ODD);
		if (what !== 'the trigger') expect(hints).toEqual(ODD_HINTS);
	});

	it('are all added up', async () => {
		const { out, hints } = await ADDED({});
		expect(out).toMatchObject([{ users: ODD.length, totalBalance: 58 }]);
		expect(hints.slice(0, 2)).toEqual(ODD_HINTS);
	});

	it('are found by Look Up where they have an ID', async () => {
		serve(ODD.filter((row) => JSON.stringify(row).includes('JT1') || row === ODD[0]));
		const { out, hints } = await run({ operation: 'lookUp' }, '12345', 'JT1', 'JT1');
		expect(out.map(({ balance }) => balance)).toEqual([1, 5, 5]);
		expect(hints).toEqual([expect.stringMatching(/^JT1 is the ID of several wallet users/)]);
	});
});

describe('rows that the trigger tells apart by more than their IDs', () => {
	const wallet = (createTime: string, balance: number) => ({ uuid: 'U9', createTime, balance });
	const events = async (state: IDataObject, event: string) =>
		await pollNode({
			nodeType: 'jtWalletBalanceTrigger',
			parameters: { events: [event], amounts: 'satang', options: { onFirstPoll: 'report' } },
			credentials: credentials(),
			state,
			nodeId: expect.getState().currentTestName,
		});

	it('are wallets of one person: each change is told', async () => {
		serve([wallet('2024-01-02 00:00:00', 5), wallet('2024-01-01 00:00:00', 6)]);
		const { state } = await events({}, 'balanceChanged');
		serve([wallet('2024-01-02 00:00:00', 50), wallet('2024-01-01 00:00:00', 60)]);
		const { items } = await events(state, 'balanceChanged');
		expect(items?.map(({ json }) => [json.previous, json.current, json.uuid])).toEqual([
			[5, 50, 'U9'],
			[6, 60, 'U9'],
		]);
	});

	it('and one that is gone is gone, with its ID', async () => {
		serve([wallet('2024-01-02 00:00:00', 5), wallet('2024-01-01 00:00:00', 6)]);
		const { state } = await events({}, 'userGone');
		serve([wallet('2024-01-02 00:00:00', 5)]);
		const { items } = await events(state, 'userGone');
		expect(items?.map(({ json }) => [json.event, json.uuid])).toEqual([['userGone', 'U9']]);
	});

	it('have events with IDs of their own', async () => {
		serve(ODD);
		const { items } = await events({}, 'userAdded');
		expect(new Set(items?.map(({ json }) => json.id)).size).toBe(ODD.length);
	});
});

describe('an amount that is not a whole number of satang', () => {
	const odd: Json[] = [12.5, '1,250', '', true, [5], 1e21, '1e5', ' 5', '+5', '٥', '9'.repeat(51)];

	it.each(odd)('%j fails everything that would have it in baht', async (balance) => {
		serve(
			[
				{ mchUuid: 'JT1', balance: 150 },
				{ mchUuid: 'JT2', balance },
			],
			{
				totalBalance: balance,
			},
		);
		for (const [what, read] of ALL) {
			const { out, title, advice } = await read({ amounts: 'bahtGrouped' });
			expect([what, out]).toEqual([what, []]);
			expect(`${title} ${advice}`).toMatch(
				/"(balance|totalBalance)"( of the wallet user JT2)? is /,
			);
		}
	});
});

describe('rows that do not say whether a filter was applied', () => {
	const filters = { KYCStatus: ['Rejected'], userStatus: ['Active'] };

	it.each([...LISTS.slice(0, 3), ['Get Totals, added', ADDED] as const])(
		'are counted in a hint of %s',
		async (_what, read) => {
			serve([
				{ mchUuid: 'JT1', KYCStatus: null, userStatus: 'Active' },
				{ mchUuid: 'JT2', kycStatus: 'Approved' },
				{ mchUuid: 'JT3', KYCStatus: 'Rejected', userStatus: 'Active' },
			]);
			const { title, hints } = await read({ filters });
			expect(title).toBe('');
			expect(hints).toEqual(
				expect.arrayContaining([
					'2 wallet users have no KYC Status, so nobody can tell whether JT Wallet applied that filter.',
					'1 wallet user has no User Status, so nobody can tell whether JT Wallet applied that filter.',
				]),
			);
		},
	);
});
