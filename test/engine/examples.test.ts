/** The example workflows read from JT Wallet, and make of it what the nodes behind are to get. */
import { join } from 'node:path';
import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { readWorkflow, runNode, runWorkflow, START, type WorkflowJson } from './harness';
import { passOn } from './support/standIns';

const FOLDER = join(__dirname, '../../examples');
const SET = 'n8n-nodes-base.set';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, users: 250, seed: 1 });
});
afterAll(async () => await sandbox.close());

/** Stands in for Edit Fields in its manual mode: the fields, and nothing else. */
const editFields: INodeType = {
	description: {
		...passOn(SET).description,
		properties: [
			{
				displayName: 'Fields to Set',
				name: 'assignments',
				type: 'assignmentCollection',
				default: {},
			},
		],
	},
	async execute(this: IExecuteFunctions) {
		const fields = (item: number): IDataObject => {
			const set = this.getNodeParameter('assignments.assignments', item);
			if (!Array.isArray(set)) throw new Error('Edit Fields sets no fields.');
			return Object.fromEntries(set.map(({ name, value }) => [name, value]));
		};
		return [this.getInputData().map((_, item) => ({ json: fields(item), pairedItem: { item } }))];
	},
};

/** Runs an example, its stock nodes played by stand-ins; a node with pinned data gives that. */
async function run(file: string) {
	const example: WorkflowJson & { pinData?: Record<string, Array<{ json: IDataObject }>> } =
		readWorkflow(join(FOLDER, file));
	const [pinnedName = '', pinned] = Object.entries(example.pinData ?? {})[0] ?? [];
	const nodes = example.nodes.filter(({ type }) => pinned === undefined || !isStart(type));
	const types = nodes.map(({ type }) => type).filter((type) => !isOurs(type) && !isStart(type));
	const standIns = Object.fromEntries(
		types.map((type) => [type, type === SET ? editFields : passOn(type)]),
	);
	const { error, status, node } = await runWorkflow(
		{
			...example,
			nodes: nodes.map((each) => (each.name === pinnedName ? { ...each, type: START } : each)),
		},
		{ credentials: { jtWalletApi: { ...sandbox.credentials } }, input: pinned, standIns },
	);
	expect(error).toBeUndefined();
	expect(status).toBe('success');
	return (name: string) => node(name).items.map(({ json }) => json);
}

const isOurs = (type: string) => type.startsWith('n8n-nodes-jt-wallet.');
const isStart = (type: string) => type.endsWith('Trigger');

it('morning-balances-to-google-sheets.json gives one row per user, in baht, with the date', async () => {
	const itemsOf = await run('morning-balances-to-google-sheets.json');
	const rows = itemsOf('Append to the Sheet');
	expect(rows).toHaveLength(250);
	expect(new Set(rows.map((row) => row['User ID'])).size).toBe(250);
	expect(rows[0]).toEqual({
		Date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
		'User ID': 'JT1095114509685826297',
		Branch: 'A000204',
		'Balance (Baht)': 9345.37,
		'KYC Status': 'Approved',
		'User Status': 'Active',
	});
});

it('balances-in-a-sheet-kept-up-to-date.json gives one row per user, numbers as numbers, by the ID', async () => {
	const file = 'balances-in-a-sheet-kept-up-to-date.json';
	const rows = (await run(file))('Update the Sheet');
	expect(new Set(rows.map(({ mchUuid }) => mchUuid)).size).toBe(250);
	expect(rows[0]).toEqual({
		mchUuid: 'JT1095114509685826297',
		branchNo: 'A000204',
		balance: 9345.37,
		KYCStatus: 'Approved',
		userStatus: 'Active',
		updateTime: expect.stringMatching(/^\d{4}-/),
	});
	const { nodes } = readWorkflow(join(FOLDER, file));
	const sheet = nodes.find(({ name }) => name === 'Update the Sheet')?.parameters;
	expect(sheet).toMatchObject({
		operation: 'appendOrUpdate',
		columns: { matchingColumns: ['mchUuid'] },
	});
});

it('totals-by-branch-to-chart.json adds up every user, the largest branch first', async () => {
	const branches = (await run('totals-by-branch-to-chart.json'))('Totals by Branch');
	const sums = new Map<string, number>();
	for (const { branchNo, balance } of sandbox.merchant.rows()) {
		const key = String(branchNo);
		sums.set(key, (sums.get(key) ?? 0) + Number(balance));
	}
	const largest = [...sums].sort(
		([oneName, one], [otherName, other]) => other - one || oneName.localeCompare(otherName),
	);
	expect(branches.map(({ branchNo, totalBalance }) => [branchNo, totalBalance])).toEqual(
		largest.map(([branchNo, satang]) => [branchNo, satang / 100]),
	);
	expect(branches.reduce((users, branch) => users + Number(branch.users), 0)).toBe(250);
});

it('complete-sheet-of-ids.json completes the pinned rows, and says who was not found', async () => {
	const itemsOf = await run('complete-sheet-of-ids.json');
	const rows = itemsOf('Complete the Rows');
	expect(rows).toMatchObject([
		{ row_number: 2, Result: 'found', Branch: 'A000204', 'Balance (Baht)': 9345.37 },
		{ row_number: 3, Result: 'found', Branch: 'A000101', 'Balance (Baht)': 85.11 },
		{ row_number: 4, Result: 'not found', Branch: '', 'Balance (Baht)': '' },
	]);
});

describe('ask-an-agent-about-balances.json', () => {
	/** Runs a tool with what a model filled in, which `$fromAI` finds in the item. */
	const ask = async (name: string, filledIn: IDataObject) => {
		const { nodes } = readWorkflow(join(FOLDER, 'ask-an-agent-about-balances.json'));
		const parameters = nodes.find((node) => node.name === name)?.parameters ?? {};
		const { error, items } = await runNode({
			nodeType: 'jtWalletBalance',
			parameters,
			credentials: { jtWalletApi: { ...sandbox.credentials } },
			input: [{ json: { query: { ...filledIn } } }],
		});
		expect(error).toBeUndefined();
		return items.map(({ json }) => json);
	};

	const NOTHING = { KYC_Status: '', User_Status: '', User_IDs: '', Balance_Below: '' };
	const FILLED_IN = { ...NOTHING, Balance_At_Least: '' };

	it.each([
		[5, 5],
		[500, 100],
		[0, 1],
	])('Find wallet users, asked for %i, gives %i in ten fields', async (asked, given) => {
		const users = await ask('Find wallet users', { ...FILLED_IN, Limit: asked });
		expect(users).toHaveLength(given);
		expect(Object.keys(users[0] ?? {})).toHaveLength(10);
		expect(users[0]).toMatchObject({ mchUuid: 'JT1095114509685826297', balance: '9345.37' });
	});

	it('Find wallet users finds who is lowest, by an amount and not by a look at everybody', async () => {
		const balances = sandbox.merchant.rows().map(({ balance }) => Number(balance));
		const low = balances.filter((satang) => satang < 10_000);
		const users = await ask('Find wallet users', {
			...FILLED_IN,
			Limit: 100,
			Balance_Below: '100',
		});
		expect(users.map(({ balance }) => Math.round(Number(balance) * 100)).sort()).toEqual(
			low.sort(),
		);
		const [counted] = await ask('Count and sum wallet users', { ...NOTHING, Balance_Below: '100' });
		expect(counted).toMatchObject({ users: low.length });
	});

	it('Count and sum wallet users gives their number and sums in baht', async () => {
		const [totals] = await ask('Count and sum wallet users', NOTHING);
		expect(totals).toMatchObject({
			users: 250,
			totalBalance: expect.stringMatching(/^\d+\.\d\d$/),
		});
	});
});
