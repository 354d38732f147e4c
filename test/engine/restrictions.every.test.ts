/**
 * Every field that restricts what comes out, and every choice with a default, in every operation and in the trigger,
 * against every way in which an expression comes to nothing: refused, and nothing is sent. What an AI agent leaves
 * empty is not used.
 */
import type { INodeParameters } from 'n8n-workflow';
import { pollNode } from './support/pollNode';
import { inputOf, useBalanceNode } from './support/balanceNode';

const USERS = { users: 8, seed: 4 };
const node = useBalanceNode(USERS);

/** What is nothing, or nothing that any of the fields takes. */
const NOTHINGS = [
	'undefined',
	'null',
	'""',
	'"  \\n "',
	'"\\u200b"',
	'[]',
	'"[]"',
	'[null]',
	'[""]',
	'[[]]',
	'({})',
	'NaN',
	'" , "',
	'$json?.missing',
];

/** What is nothing to some of them: a text may be an ID, 0 an amount, and false a choice. */
const NEARLY = ['"null"', '"undefined"', 'false', '0'];

/** A field by its name, how it is filled in, and which of `NEARLY` it takes. */
type Place = readonly [
	name: string,
	parametersFor: (value: string) => INodeParameters,
	taken?: readonly string[],
];

const TEXTS = ['"null"', '"undefined"'];

const amount = (row: INodeParameters) => ({ amountConditions: { condition: [row] } });

const FILTERS: Place[] = [
	...['KYCStatus', 'authorizationStatus', 'mobileVerificationStatus', 'userStatus'].map(
		(name): Place => [name, (value) => ({ [name]: value })],
	),
	...['createdAfter', 'createdBefore', 'updatedAfter', 'updatedBefore'].map(
		(name): Place => [name, (value) => ({ [name]: value })],
	),
	...['mchUuidList', 'branchNos', 'centerNos'].map(
		(name): Place => [name, (value) => ({ [name]: value }), TEXTS],
	),
	// n8n itself drops an expression for the whole of 'Amount', or of 'Filters', before a node sees it.
	['the conditions', (value) => ({ amountConditions: { condition: value } })],
	['an amount', (value) => amount({ amount: value }), ['0']],
	[
		'an upper amount',
		(value) => amount({ comparison: 'between', amount: '-5', amountTo: value }),
		['0'],
	],
	['the field of a condition', (value) => amount({ field: value, amount: '5' })],
	['the comparison of a condition', (value) => amount({ comparison: value, amount: '5' })],
	['the unit of a condition', (value) => amount({ unit: value, amount: '5' })],
];

const among = (name: string, fixed: INodeParameters, taken?: readonly string[]): Place => [
	name,
	(value) => ({ ...fixed, options: { [name]: value } }),
	taken,
];

const OTHERS: Place[] = [
	...['getAll', 'export', 'lookUp'].map(
		(operation): Place => [
			`Fields of ${operation}`,
			(fields) => ({ operation, mchUuid: 'JT1', output: 'selected', fields }),
		],
	),
	['Group By', (groupBy) => ({ operation: 'getTotals', totalsFrom: 'added', groupBy })],
	['Limit', (limit) => ({ limit })],
	['Return All', (returnAll) => ({ returnAll }), ['false']],
	['Output', (output) => ({ output })],
	['Amounts', (amounts) => ({ amounts })],
	['Totals From', (totalsFrom) => ({ operation: 'getTotals', totalsFrom })],
	['Format', (format) => ({ operation: 'export', format })],
	[
		'Merchant User ID',
		(mchUuid) => ({ operation: 'lookUp', mchUuid }),
		[...TEXTS, '"[]"', '" , "'],
	],
	['Format of Times', (format) => ({ options: { times: { form: { format } } } })],
	['Time Zone', (timeZone) => ({ options: { times: { form: { timeZone } } } })],
	among('pageSize', {}),
	among('whenListChanges', {}),
	among('delimiter', { operation: 'export' }),
	among('bom', { operation: 'export' }, ['false']),
	among('safeText', { operation: 'export' }, ['false']),
	among('whenNotFound', { operation: 'lookUp', mchUuid: 'JT1' }),
	among('keepInputFields', { operation: 'lookUp', mchUuid: 'JT1' }, [...TEXTS, '"[]"', '" , "']),
];

const OF_THE_TRIGGER: Place[] = [
	...['events', 'kycStatusTo', 'thresholdDirection', 'amountField', 'amountUnit', 'amounts'].map(
		(name): Place => [name, (value) => ({ [name]: value })],
	),
	['thresholdAmount', (thresholdAmount) => ({ thresholdAmount }), ['0']],
	...['fields', 'itemsPer', 'onFirstPoll', 'timeout', 'pollTimeout'].map((name) => among(name, {})),
	...['maxEvents', 'quietHours', 'rearmDistance'].map((name) => among(name, {}, ['0'])),
];

/** With its name in front, for the title of a test. */
const named = (places: readonly Place[]) => places.map((place) => [place[0], place] as const);

const run = async (parameters: INodeParameters, json = {}) =>
	await node.run(parameters, { input: inputOf(json) });

const poll = async (parameters: INodeParameters): Promise<unknown> =>
	await pollNode({
		nodeType: 'jtWalletBalanceTrigger',
		parameters: { events: ['userAdded', 'kycStatusChanged', 'balanceCrossed'], ...parameters },
		credentials: { jtWalletApi: { ...node.sandbox.credentials } },
	}).then(
		() => undefined,
		(error: unknown) => error,
	);

/** Those that were not refused, or something was sent for. */
async function accepted(
	[, parametersFor, taken = []]: Place,
	attempt: (parameters: INodeParameters) => Promise<unknown>,
): Promise<string[]> {
	const passed: string[] = [];
	for (const nothing of [...NOTHINGS, ...NEARLY].filter((one) => !taken.includes(one))) {
		const error = await attempt(parametersFor(`={{ ${nothing} }}`));
		if (error === undefined || node.sandbox.requests.length > 0) passed.push(nothing);
		node.sandbox.reset(USERS);
	}
	return passed;
}

const OPERATIONS: INodeParameters[] = [
	{ operation: 'getAll' },
	{ operation: 'export' },
	{ operation: 'getTotals', totalsFrom: 'stated' },
	{ operation: 'getTotals', totalsFrom: 'added' },
];

describe.each(OPERATIONS)('%j', (operation) => {
	it.each(named(FILTERS))('%s', async (_, place) => {
		const passed = await accepted(
			place,
			async (filters) => (await run({ ...operation, filters })).error,
		);
		expect(passed).toEqual([]);
	});
});

it.each(named(OTHERS))('%s', async (_, place) => {
	const passed = await accepted(
		place,
		async (parameters) => (await run({ operation: 'getAll', ...parameters })).error,
	);
	expect(passed).toEqual([]);
});

describe('the trigger', () => {
	it.each(named(FILTERS))('%s', async (_, place) => {
		expect(await accepted(place, async (filters) => await poll({ filters }))).toEqual([]);
	});

	it.each(named(OF_THE_TRIGGER))('%s', async (_, place) => {
		expect(await accepted(place, poll)).toEqual([]);
	});
});

describe('an AI agent that leaves a field empty does not use it', () => {
	const conditions = [
		'the conditions',
		'an upper amount',
		'the field of a condition',
		'the comparison of a condition',
		'the unit of a condition',
	];

	it.each(named(FILTERS.filter(([name]) => !conditions.includes(name))))(
		'%s',
		async (_, [, filtersFor]) => {
			const filters = filtersFor('={{ $fromAI("x", ``, "string") }}');
			for (const left of [null, '', '  ', []]) {
				const { error } = await run({ operation: 'getAll', filters }, { query: { x: left } });
				expect([left, error?.message]).toEqual([left, undefined]);
			}
		},
	);

	it('nor the rest of a condition without an amount', async () => {
		const byAgent = '={{ $fromAI("x", ``, "string") }}';
		const filters = amount({ field: byAgent, comparison: byAgent, unit: byAgent, amount: byAgent });
		const { error } = await run({ operation: 'getAll', filters }, { query: { x: '' } });
		expect(error).toBeUndefined();
	});
});
