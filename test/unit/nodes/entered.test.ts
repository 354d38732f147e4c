/** How what was entered comes to a field, and how it is refused. */
import type { IExecuteFunctions, INode } from 'n8n-workflow';
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
import { entered, refusalOf } from './support/entered';

const NODE: INode = {
	id: '',
	name: '',
	type: '',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

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
