import { CONDITION_LABELS } from '../../../nodes/shared/fields/conditionFields';
import { describeFilters, filterFields, acceptFilters } from '../../../nodes/shared/fields/filters';
import { STATUS_FIELDS, STATUS_VALUES } from '../../../wallet-api/contract';

/** As the operator typed it, without an expression. */
const typed = (filters: { [name: string]: unknown }) => ({ raw: filters, value: filters });

const read = (filters: { [name: string]: unknown }) =>
	acceptFilters(typed(filters), 'Asia/Bangkok');

describe('reading', () => {
	const taken: Array<[entered: { [name: string]: unknown }, filters: object]> = [
		[{}, {}],
		[{ KYCStatus: [], userStatus: '', mchUuidList: '' }, {}],
		[{ KYCStatus: 'Approved' }, { KYCStatus: ['Approved'] }],
		[
			{ userStatus: ['Active', 'Active'], KYCStatus: ['Rejected', 'Pending'] },
			{ KYCStatus: ['Rejected', 'Pending'], userStatus: ['Active'] },
		],
		[{ mchUuidList: 'a b,a' }, { mchUuidList: ['a', 'b'] }],
		[{ mchUuidList: [' a ', '', 'b,c'] }, { mchUuidList: ['a', 'b,c'] }],
	];

	it.each(taken)('%j is %j', (entered, filters) => {
		expect(read(entered)).toEqual({ filters });
	});

	it.each([['', ' '], ',', ' ', null, 5, [5], [['a']], { a: 1 }])(
		'ids that are %j are refused: without them everybody would be listed',
		(mchUuidList) => {
			expect(() => read({ mchUuidList })).toThrow(/^Merchant User IDs (is|holds) /);
		},
	);

	it.each(['constructor', 'toString', '__proto__', 'KycStatus'])('refuses a filter %s', (name) => {
		const filters = Object.fromEntries([[name, ['Approved']]]);
		expect(() => read(filters)).toThrow(`There is no filter "${name}".`);
	});

	it('names the filters that there are', () => {
		expect(() => read({ KycStatus: ['Approved'] })).toThrow(
			'There is no filter "KycStatus". The filters are KYCStatus, authorizationStatus, mobileVerificationStatus, userStatus, mchUuidList, amountConditions, branchNos, centerNos, createdAfter, createdBefore, updatedAfter, updatedBefore.',
		);
	});

	it('takes any number of ids', () => {
		const ids = Array.from({ length: 300_000 }, (_, index) => `JT${index}`);
		expect(read({ mchUuidList: ids }).filters.mchUuidList).toHaveLength(300_000);
	});
});

describe('in words', () => {
	it.each([
		[{}, ''],
		[{ KYCStatus: ['Pending', 'Rejected'] }, 'KYC Status: Pending or Rejected'],
		[{ mchUuidList: ['a'] }, 'Merchant User IDs: 1 ID'],
		[
			{ userStatus: ['Active'], authorizationStatus: ['Unauthorized'], mchUuidList: ['a', 'b'] },
			'Authorization Status: Unauthorized; User Status: Active; Merchant User IDs: 2 IDs',
		],
	])('%j: %s', (filters, words) => {
		expect(describeFilters({ filters })).toBe(words);
	});
});

describe('fields', () => {
	const { options = [] } = filterFields();

	it('offer every filter of the API and all of its values', () => {
		const names = options.map(({ name }) => name);
		const ours = Object.keys(CONDITION_LABELS);
		expect([...names].sort()).toEqual([...STATUS_FIELDS, 'mchUuidList', ...ours].sort());
		for (const field of STATUS_FIELDS) {
			const found = options.find(({ name }) => name === field);
			const values = found !== undefined && 'options' in found ? found.options : [];
			expect(values?.map((option) => 'value' in option && option.value)).toEqual([
				...STATUS_VALUES[field],
			]);
			for (const value of STATUS_VALUES[field]) {
				expect(found).toHaveProperty('description', expect.stringContaining(value));
			}
		}
	});
});
