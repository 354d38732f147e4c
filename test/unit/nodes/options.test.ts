/** What the options take and how they refuse. The engine's tests go through all fields. */
import {
	acceptItemOptions,
	acceptOptions,
	amountsFields,
	itemOptionFields,
} from '../../../nodes/shared/fields/itemOptions';
import { acceptItemForm } from '../../../nodes/shared/fields/output';
import { choiceInWords, optionName } from '../../../nodes/shared/fields/field';
import { timesField, timeZoneField } from '../../../nodes/shared/fields/timesField';
import { acceptReadingOptions } from '../../../nodes/shared/fields/readingOptions';
import { entered, refusalOf } from './support/entered';

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

it('a choice is said by its name, and one that is not known by its value', () => {
	const { amounts } = itemOptionFields;
	expect(choiceInWords(amounts, 'bahtText')).toBe("'Amounts' to Baht (Text with Two Decimals)");
	expect(optionName({ ...amounts, options: [] }, 'satang')).toBe('satang');
});

it('about times say so, with the format and without', () => {
	expect(timesField.description).toBe('How to return times, and the time zone they are in');
	expect(timeZoneField.description).toBe('The time zone of the times that filters compare');
});
