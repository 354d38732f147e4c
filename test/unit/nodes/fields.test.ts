/** What the fields take and how they refuse, where no other test looks at it alone. The engine's tests go through them all. */
import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { acceptAmountConditions } from '../../../nodes/shared/fields/amountConditions';
import { acceptSatang } from '../../../nodes/shared/fields/amountEntry';
import {
	acceptWholeNumber,
	BadInput,
	shown,
	toOperationError,
} from '../../../nodes/shared/fields/badInput';
import {
	acceptCollection,
	acceptRestriction,
	enteredFor,
} from '../../../nodes/shared/fields/entered';
import { acceptIdList } from '../../../nodes/shared/fields/idList';
import { acceptInstant } from '../../../nodes/shared/fields/instantEntry';
import {
	acceptItemOptions,
	acceptOptions,
	amountsFields,
} from '../../../nodes/shared/fields/itemOptions';
import { acceptItemForm } from '../../../nodes/shared/fields/output';
import { acceptReadingOptions } from '../../../nodes/shared/fields/readingOptions';

const NODE: INode = {
	id: '',
	name: '',
	type: '',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const entered = (value: unknown, raw: unknown = value) => ({ raw, value });

/** What an operator reads of it. */
function refusalOf(accept: () => unknown): string {
	try {
		accept();
	} catch (error) {
		if (error instanceof BadInput) return error.message;
		throw error;
	}
	return 'taken';
}

describe('the options', () => {
	it.each([
		[{ maxRetries: 11 }, 'Max Retries is 11'],
		[{ pageSize: 0 }, 'Page Size is 0'],
		[{ parallelRequests: 'x' }, 'Parallel Requests is "x"'],
		[{ timeout: null }, 'Timeout is null'],
		[{ whenListChanges: 5 }, 'When the List Changes is 5'],
	])('about reading %j are refused by their name', (options, words) => {
		expect(refusalOf(() => acceptReadingOptions(options))).toContain(`${words}, but it has to be `);
	});

	it('about reading are as entered', () => {
		const options = { maxRetries: '2', timeout: 3, whenListChanges: 'Fail' };
		expect(acceptReadingOptions(options)).toEqual({
			maxRetries: 2,
			pageSize: 10_000,
			parallelRequests: 4,
			timeoutMs: 3_000,
			whenListChanges: 'fail',
		});
	});

	it.each([
		[{ amounts: 'euro' }, 'Amounts is "euro"'],
		[{ times: 'late' }, 'Times is "late"'],
		[{ times: { form: { format: 'late' } } }, 'Format of Times is "late"'],
		[{ fields: ['x'] }, 'Fields to Return is "x"'],
		[{ times: { form: { timeZone: 'Mars/Base' } } }, 'Time Zone Name or ID is "Mars/Base"'],
		[{ times: { form: { timeZone: ['UTC'] } } }, 'Time Zone Name or ID is ["UTC"]'],
	])('about items %j are refused by their name', (options, words) => {
		expect(refusalOf(() => acceptItemOptions(options))).toContain(`${words}, but it has to be `);
	});

	it('refuse Fields to Return that an expression made nothing', () => {
		expect(refusalOf(() => acceptOptions(entered({ fields: [] }, { fields: '={{ [] }}' })))).toBe(
			'Fields to Return has an expression that returned []. Correct the expression, or remove the option to return all fields.',
		);
	});

	it('show Amounts where they are wanted', () => {
		expect(amountsFields({ operation: ['getAll'] })).toMatchObject([
			{ name: 'amounts', displayOptions: { show: { operation: ['getAll'] } } },
			{ name: 'amounts', default: 'bahtText' },
		]);
	});
});

describe('the output', () => {
	const formOf = (output: string, fields: unknown = [], raw = fields) =>
		acceptItemForm(
			(name) => entered({ output, fields, amounts: 'satang' }[name], name === 'fields' ? raw : ''),
			{ times: { form: { format: 'iso' } } },
		);

	it('is everything, the ten most useful fields, or those selected', () => {
		expect(formOf('raw')).toMatchObject({ amounts: 'satang', times: 'iso', fields: [] });
		expect(formOf('simplified').fields).toHaveLength(10);
		expect(formOf('selected', ['balance']).fields).toEqual(['mchUuid', 'balance']);
	});

	it('is refused where an expression selects nothing', () => {
		expect(refusalOf(() => formOf('selected', [], '={{ [] }}'))).toBe(
			"Fields has an expression that returned []. Correct the expression, or set 'Output' to All Fields.",
		);
	});
});

describe('what was entered', () => {
	it('comes with its expression', () => {
		const getNodeParameter = (...asked: unknown[]) => asked;
		const context: IExecuteFunctions = Object.assign(Object.create(null), { getNodeParameter });
		expect(enteredFor(context, 3)('filters')).toEqual({
			raw: ['filters', 3, {}, { rawExpressions: true }],
			value: ['filters', 3, {}],
		});
	});

	const restriction = { label: 'KYC Status', without: 'remove it' };
	const AGENT = '={{ $fromAI ("kyc") }}';

	it.each([
		[AGENT, null],
		[AGENT, ' [] '],
		[AGENT, '  '],
		['={{ $FromAi("kyc") }}', []],
		['', ''],
		[[], []],
		[undefined, undefined],
	])('%j that gives %j is not used', (raw, value) => {
		expect(acceptRestriction(restriction, { raw, value })).toBeUndefined();
	});

	it.each([
		[AGENT, ' , '],
		['={{ $fromAIx("kyc") }}', []],
		['$fromAI("kyc")', ''],
		['={{ null }}', null],
		[{}, ''],
		[' , ', ' , '],
	])('%j that gives %j is refused', (raw, value) => {
		expect(refusalOf(() => acceptRestriction(restriction, { raw, value }))).toMatch(
			/^KYC Status (is|has) .*, or remove it\.$/,
		);
	});

	it('leaves out what is not used, and makes null of what came to undefined', () => {
		const value = { kyc: [], other: undefined, size: 5 };
		const taken = acceptCollection(entered(value), { kyc: restriction });
		expect(Object.entries(taken)).toEqual([
			['other', null],
			['size', 5],
		]);
	});

	it.each([null, undefined, 'text', 5])('%j holds no fields', (value) => {
		expect(acceptCollection(entered(value), {})).toEqual({});
	});
});

describe('amounts', () => {
	it.each([[5], true, {}, null, '', '5,0', 1_234_567_890_123_456])('%j is none', (value) => {
		expect(refusalOf(() => acceptSatang('Amount', value, 'satang'))).toContain('Amount is ');
	});

	it.each<[value: unknown, satang: bigint]>([
		[' 5 ', 5n],
		[123_456_789_012_345, 123_456_789_012_345n],
		['-9223372036854775808', -9223372036854775808n],
	])('%j is one', (value, satang) => {
		expect(acceptSatang('Amount', value, 'satang')).toBe(satang);
	});

	const conditions = (rows: unknown, raw: unknown = rows) =>
		acceptAmountConditions(entered({ condition: rows }, { condition: raw }));

	it.each([
		['below', 'Balance below 5.00 baht'],
		['atMost', 'Balance at most 5.00 baht'],
		['equal', 'Balance equal to 5.00 baht'],
		['atLeast', 'Balance at least 5.00 baht'],
		['above', 'Balance above 5.00 baht'],
		['between', 'Balance between 5.00 and 7.00 baht'],
	])('%s is said in words', (comparison, words) => {
		const said = conditions([{ comparison, amount: '5', amountTo: '7' }]);
		expect(said.map((one) => one.words)).toEqual([words]);
	});

	it('that an agent gives are conditions, and blank ones none', () => {
		const raw = [{ amount: '={{ $fromAI("a") }}' }];
		expect(conditions([{ amount: '5' }], raw)).toHaveLength(1);
		expect(conditions([{ amount: ' ' }], raw)).toHaveLength(0);
	});

	it('are refused in a list that holds something else', () => {
		expect(refusalOf(() => conditions([{ amount: '5' }, 7]))).toContain('list of conditions');
	});
});

describe('a refusal', () => {
	it('shows what it can', () => {
		expect(shown('a'.repeat(58))).toBe(`"${'a'.repeat(58)}"`);
		expect(shown('a'.repeat(59))).toBe(`"${'a'.repeat(59)}…`);
		const endless: unknown[] = [];
		endless.push(endless);
		expect(shown(endless)).toBe('a value that cannot be shown');
		expect(shown(undefined)).toBe('undefined');
	});

	it('says which whole numbers are allowed', () => {
		const limit = { displayName: 'Limit', typeOptions: { minValue: 1 } };
		const few = { displayName: 'Limit', typeOptions: { minValue: 1, maxValue: 9 } };
		for (const value of ['', ' ', 'x', 1.5, Number.NaN, Infinity, null, [5]]) {
			expect(refusalOf(() => acceptWholeNumber(limit, value))).toMatch(
				/^Limit is .*, but it has to be a whole number of 1 or more\.$/,
			);
		}
		expect(refusalOf(() => acceptWholeNumber(few, 10))).toContain('a whole number from 1 to 9.');
	});

	it('is n8n’s own error for the input item, and says that the node has to be changed', () => {
		const error = toOperationError(NODE, new BadInput('No'), 3);
		expect(error).toMatchObject({
			message: 'No',
			context: { itemIndex: 3 },
			failure: { cause: 'configuration-invalid' },
		});
	});
});

describe('IDs and times', () => {
	it('as JSON are read with blanks around', () => {
		expect(acceptIdList('IDs', ' [1, 12345678901234567890] ')).toEqual([
			'1',
			'12345678901234567890',
		]);
		expect(refusalOf(() => acceptIdList('IDs', '[1, {"a": 2}]'))).toContain('holds 1 at place 1');
		expect(refusalOf(() => acceptIdList('IDs', true))).toBe(
			'IDs is true, but it has to be a text of IDs or a list of texts.',
		);
	});

	it.each(['x2026-11-01', '2026-11-01x', '2026-13-01', '', [], null, new Date(Number.NaN), {}])(
		'%j is no time',
		(value) => {
			expect(refusalOf(() => acceptInstant('After', value, 'UTC'))).toContain('After is ');
		},
	);

	it.each([
		[' 2026-11-01 ', Date.UTC(2026, 10, 1)],
		['2026-11-01T08:30', Date.UTC(2026, 10, 1, 8, 30)],
		['2026-11-01 08:30:05.25Z', Date.UTC(2026, 10, 1, 8, 30, 5, 250)],
		['2026-11-01T08:30:05+0700', Date.UTC(2026, 10, 1, 1, 30, 5)],
		[new Date(5), 5],
	])('%j is one', (value, instant) => {
		expect(acceptInstant('After', value, 'UTC')).toBe(instant);
	});
});
