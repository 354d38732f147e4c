/** The example workflows read from JT Wallet, and make of it what the nodes behind are to get. */
import { readdirSync } from 'node:fs';
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

it('totals-by-branch-to-chart.json adds up whole satang of every user', async () => {
	const itemsOf = await run('totals-by-branch-to-chart.json');
	const users = itemsOf('Get All Balances');
	expect(users).toHaveLength(250);
	for (const user of users) {
		expect(Object.keys(user)).toEqual(['mchUuid', 'branchNo', 'balance']);
		expect(Number.isSafeInteger(user.balance)).toBe(true);
	}
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

	it.each([
		[5, 5],
		[500, 100],
		[0, 1],
	])('Find wallet users, asked for %i, gives %i with the chosen fields', async (asked, given) => {
		const filledIn = { Limit: asked, KYC_Status: '', User_Status: '', User_IDs: '' };
		const users = await ask('Find wallet users', filledIn);
		expect(users).toHaveLength(given);
		expect(users[0]).toEqual({
			mchUuid: 'JT1095114509685826297',
			branchNo: 'A000204',
			balance: '9345.37',
			createTime: '2025-06-30 23:59:51',
			KYCStatus: 'Approved',
			userStatus: 'Active',
		});
	});

	it('Count and sum wallet users gives their number and sums in baht', async () => {
		const [totals] = await ask('Count and sum wallet users', { KYC_Status: '', User_Status: '' });
		expect(totals).toMatchObject({
			total: 250,
			totalBalance: expect.stringMatching(/^\d+\.\d\d$/),
		});
	});
});

it('every example says on its canvas what to set', () => {
	const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
	expect(files.length).toBeGreaterThan(7);
	for (const file of files) {
		const { nodes } = readWorkflow(join(FOLDER, file));
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes.length).toBeGreaterThan(0);
		expect(notes.map(({ parameters }) => parameters.content).join()).toContain('credential');
	}
});
