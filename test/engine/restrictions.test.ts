/**
 * A restriction that an expression turns into nothing is refused, and nothing is sent: without it everybody would
 * come out. One that was left empty, or that an AI agent left empty, is not used.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { pollNode } from './support/pollNode';
import { inputOf, useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({ users: 8, seed: 4 });

const STATUSES = {
	KYCStatus: ['KYC Status', 'Approved'],
	authorizationStatus: ['Authorization Status', 'Authorized'],
	mobileVerificationStatus: ['Mobile Verification Status', 'Verified'],
	userStatus: ['User Status', 'Active'],
} as const;

const FILTERS = { ...STATUSES, mchUuidList: ['Merchant User IDs', 'JT1'] } as const;

const REMOVE_FILTER = 'Correct the expression, or remove the filter to include all wallet users.';

/** What an expression comes to that is nothing, and how an error shows it. */
const NOTHINGS: Array<[expression: string, shown: string]> = [
	['={{ $json.missing }}', 'undefined'],
	['={{ null }}', 'null'],
	['={{ "" }}', '""'],
	['={{ "   " }}', '"   "'],
	['={{ [] }}', '[]'],
	['={{ "[]" }}', '"[]"'],
	['={{ " , " }}', '" , "'],
	["={{ $json.ids.join(',') }}", '""'],
	['={{ $json.missing }} ', '" "'],
];

const run = async (parameters: INodeParameters, json: IDataObject = { ids: [] }) =>
	await node.run(parameters, { input: inputOf(json) });

const refused = async (parameters: INodeParameters, json?: IDataObject) => {
	const { error, items } = await run(parameters, json);
	expect(items).toEqual([]);
	expect(node.sandbox.requests).toEqual([]);
	return wordsOf(error).title;
};

describe.each(['getAll', 'getTotals'])('filters of %s', (operation) => {
	describe.each(Object.entries(FILTERS))('%s', (name, [label]) => {
		it.each(NOTHINGS)('%s is refused', async (expression, shown) => {
			const message = await refused({ operation, filters: { [name]: expression } });
			expect(message).toBe(`${label} has an expression that returned ${shown}. ${REMOVE_FILTER}`);
		});

		it.each(['', []])('left as it is, %j, is not used', async (value) => {
			const { error } = await run({ operation, filters: { [name]: value } });
			expect(error).toBeUndefined();
			expect(node.asked()).toEqual([{ page: 1, size: operation === 'getAll' ? 50 : 1 }]);
		});
	});

	it.each([' , ', '  '])('typed, %j, is refused', async (value) => {
		expect(await refused({ operation, filters: { mchUuidList: value } })).toBe(
			`Merchant User IDs is "${value}" and names nothing. Correct it, or remove the filter to include all wallet users.`,
		);
	});
});

it('only the item is refused whose expression comes to nothing, where the node continues', async () => {
	const { items } = await node.run(
		{ operation: 'getTotals', filters: { KYCStatus: '={{ $json.status }}' } },
		{
			input: inputOf({ status: 'Approved' }, { kyc: 'Approved' }, { status: ['Rejected'] }),
			onError: 'continueRegularOutput',
		},
	);
	expect(items.map(({ json }) => json.error)).toEqual([
		undefined,
		`KYC Status has an expression that returned undefined. ${REMOVE_FILTER}`,
		undefined,
	]);
	expect(node.asked().map(({ KYCStatus }) => KYCStatus)).toEqual([['Approved'], ['Rejected']]);
});

describe('Fields', () => {
	const operations: INodeParameters[] = [
		{ operation: 'getAll' },
		{ operation: 'lookUp', mchUuid: 'JT1' },
	];

	it.each(operations)('that come to nothing are refused: %j', async (parameters) => {
		for (const [fields, shown] of NOTHINGS) {
			expect(await refused({ ...parameters, output: 'selected', fields })).toBe(
				`Fields has an expression that returned ${shown}. Correct the expression, or set 'Output' to All Fields.`,
			);
		}
	});

	it.each(operations)('left empty are the ID alone: %j', async (parameters) => {
		const { error } = await run({ ...parameters, output: 'selected', fields: [] });
		expect(error).toBeUndefined();
	});
});

describe('an AI agent', () => {
	const fromAi = (name: string) => `={{ $fromAI('${name}', 'a list', 'string') }}`;

	it.each([null, '', '  ', [], '[]'])(
		'that leaves filters at %j does not use them',
		async (left) => {
			const filters = Object.fromEntries(Object.keys(FILTERS).map((name) => [name, fromAi('all')]));
			const { error } = await run(
				{ operation: 'getAll', filters, output: 'selected', fields: fromAi('all') },
				{ query: { all: left } },
			);
			expect(error).toBeUndefined();
			expect(node.asked()).toEqual([{ page: 1, size: 50 }]);
		},
	);

	it('that fills them in uses them', async () => {
		const names = Object.keys(STATUSES);
		const query = Object.fromEntries(
			Object.entries(FILTERS).map(([name, [, value]]) => [name, value]),
		);
		const filters = Object.fromEntries(Object.keys(FILTERS).map((name) => [name, fromAi(name)]));
		await run({ operation: 'getTotals', filters }, { query });
		expect(Object.keys(node.asked()[0] ?? {})).toEqual(expect.arrayContaining(names));
		expect(node.asked()).toMatchObject([{ mchUuidList: ['JT1'], KYCStatus: ['Approved'] }]);
	});

	it('that writes commas alone is told so', async () => {
		const filters = { KYCStatus: fromAi('kyc') };
		expect(await refused({ operation: 'getAll', filters }, { query: { kyc: ' , ' } })).toBe(
			'KYC Status is " , " and names nothing. Correct it, or remove the filter to include all wallet users.',
		);
	});
});

describe('the trigger', () => {
	const poll = async (parameters: INodeParameters) =>
		await pollNode({
			nodeType: 'jtWalletBalanceTrigger',
			parameters: { events: ['userAdded', 'kycStatusChanged'], ...parameters },
			credentials: { jtWalletApi: { ...node.sandbox.credentials } },
		});

	const cases: Array<[parameters: INodeParameters, message: string]> = [
		[{ filters: { KYCStatus: '={{ [] }}' } }, `KYC Status has an expression that returned [].`],
		[{ filters: { mchUuidList: '={{ "" }}' } }, 'Merchant User IDs has an expression that'],
		[{ options: { fields: '={{ [] }}' } }, 'Fields to Return has an expression that returned [].'],
		[
			{ kycStatusTo: '={{ [] }}' },
			'KYC Status Changed To has an expression that returned []. Correct the expression, or clear the field to report every change of this status.',
		],
	];

	it.each(cases)('refuses %j', async (parameters, message) => {
		await expect(poll(parameters)).rejects.toThrow(message);
		expect(node.sandbox.requests).toEqual([]);
	});

	it('takes what was left empty for not used', async () => {
		await poll({ filters: { KYCStatus: [], mchUuidList: '' }, kycStatusTo: [] });
		expect(node.asked()).toEqual([{ page: 1, size: 10_000 }]);
	});
});
