import { NodeHelpers } from 'n8n-workflow';
import { JtWalletBalance } from '../../../nodes/JtWalletBalance/JtWalletBalance.node';
import { BadInput } from '../../../nodes/shared/fields/badInput';
import { amountsFields } from '../../../nodes/shared/fields/itemOptions';
import { outputFields, acceptOutput, SIMPLIFIED_FIELDS } from '../../../nodes/shared/fields/output';
import { ROW_FIELD_OPTIONS, ROW_FIELDS } from '../../../nodes/shared/fields/rowFields';
import { vendorAnswer } from '../../support/vendorExample';

const typed = (value: unknown) => ({ value, raw: value });
const given = (value: unknown) => ({ value, raw: '={{ $json.wanted }}' });

describe('Output', () => {
	it.each([
		['raw', undefined, undefined],
		['simplified', undefined, SIMPLIFIED_FIELDS],
		['RAW', ['balance'], undefined],
		['selected', ['balance', 'KYCStatus'], ['mchUuid', 'balance', 'KYCStatus']],
		['selected', ['balance', 'mchUuid', 'balance'], ['mchUuid', 'balance']],
		['selected', 'BALANCE, branchNo', ['mchUuid', 'balance', 'branchNo']],
		['selected', [], ['mchUuid']],
	])('%j with %j returns %j', (output, fields, expected) => {
		expect(acceptOutput(output, typed(fields))).toEqual(expected);
	});

	it('refuses what it does not know', () => {
		expect(() => acceptOutput('all', typed([]))).toThrow(
			new BadInput('Output is "all", but it has to be one of raw, selected, simplified.'),
		);
		expect(() => acceptOutput('selected', typed(['password']))).toThrow(
			new BadInput(
				`Fields is "password", but it has to be one of ${ROW_FIELD_OPTIONS.map(({ value }) => value).join(', ')}.`,
			),
		);
	});

	it.each([undefined, null, '', []])(
		'refuses fields out of an expression that are %j',
		(fields) => {
			expect(() => acceptOutput('selected', given(fields))).toThrow(
				/^Fields has an expression that returned /,
			);
		},
	);

	it('is all fields by default, and simplified for AI agents', () => {
		const show = { operation: ['getAll'] };
		const [forPeople, forAgents, fields] = outputFields(show);
		expect([forPeople?.default, forAgents?.default, fields?.default]).toEqual([
			'raw',
			'simplified',
			[],
		]);
		expect(forPeople?.displayOptions).toEqual({ show, hide: { '@tool': [true] } });
		expect(forAgents?.displayOptions).toEqual({ show: { ...show, '@tool': [true] } });
	});

	it.each([
		['jtWalletBalance', 'raw'],
		['jtWalletBalanceTool', 'simplified'],
	])('is what n8n fills in for %s: %s', (name, output) => {
		const { description } = new JtWalletBalance();
		const properties = description.properties;
		for (const operation of ['getAll', 'lookUp', 'export']) {
			const node = { typeVersion: 1 };
			const filled = NodeHelpers.getNodeParameters(properties, { operation }, true, false, node, {
				...description,
				name,
			});
			expect(filled).toMatchObject({ operation, output });
		}
	});
});

it('amounts are in satang by default, and in baht for AI agents, who are not told the unit', () => {
	const show = { operation: ['getAll'] };
	const [forPeople, forAgents] = amountsFields(show);
	expect([forPeople?.default, forAgents?.default]).toEqual(['satang', 'bahtText']);
	expect(forPeople?.displayOptions).toEqual({ show, hide: { '@tool': [true] } });
	expect(forAgents?.displayOptions).toEqual({ show: { ...show, '@tool': [true] } });
});

describe('the fields of a wallet user', () => {
	it("are those of the vendor's example, in its order", () => {
		expect(ROW_FIELDS).toEqual(Object.keys(vendorAnswer().data.list[0] ?? {}));
	});

	it('are offered sorted by name, each once', () => {
		const names = ROW_FIELD_OPTIONS.map(({ name }) => name);
		expect(names).toEqual([...new Set(names)].sort((a, b) => a.localeCompare(b)));
		expect(ROW_FIELD_OPTIONS.map(({ value }) => value).sort()).toEqual([...ROW_FIELDS].sort());
	});

	it('of Simplified are at most ten of them', () => {
		expect(SIMPLIFIED_FIELDS.length).toBeLessThanOrEqual(10);
		expect(ROW_FIELDS).toEqual(expect.arrayContaining([...SIMPLIFIED_FIELDS]));
	});
});
