import {
	BadInput,
	acceptChoice,
	acceptChoices,
	acceptWholeNumber,
	acceptYesOrNo,
	shown,
	toList,
} from '../../../nodes/shared/fields/badInput';

const FIELD = {
	displayName: 'Field',
	options: [
		{ name: 'First', value: 'Alpha' },
		{ name: 'Second', value: 'Beta' },
	],
};

describe('whole numbers', () => {
	const field = { displayName: 'Field', typeOptions: { minValue: 1, maxValue: 10 } };

	it.each([
		[1, 1],
		[10, 10],
		['7', 7],
		[' 7\n', 7],
		['7.0', 7],
	])('%j is %i', (entered, number) => {
		expect(acceptWholeNumber(field, entered)).toBe(number);
	});

	const refused = [0, 11, 1.5, NaN, Infinity, '', ' ', '7a', '1,0', null, undefined, true, [7], {}];

	it.each(refused)('%j is refused with field, value and range', (entered) => {
		expect(() => acceptWholeNumber(field, entered)).toThrow(
			new BadInput(`Field is ${shown(entered)}, but it has to be a whole number from 1 to 10.`),
		);
	});
});

it('a whole number without an end is refused where numbers are no longer exact', () => {
	const field = { displayName: 'Field', typeOptions: { minValue: 1 } };
	expect(acceptWholeNumber(field, Number.MAX_SAFE_INTEGER)).toBe(Number.MAX_SAFE_INTEGER);
	expect(() => acceptWholeNumber(field, 2 ** 53)).toThrow(
		new BadInput('Field is 9007199254740992, but it has to be a whole number of 1 or more.'),
	);
});

describe('yes or no', () => {
	it.each([
		[true, true],
		['true', true],
		[' TRUE ', true],
		[false, false],
		['False', false],
	])('%j is %j', (entered, answer) => {
		expect(acceptYesOrNo({ displayName: 'Field' }, entered)).toBe(answer);
	});

	it.each(['', 'yes', '1', 1, 0, null, undefined, [], [true]])('%j is refused', (entered) => {
		expect(() => acceptYesOrNo({ displayName: 'Field' }, entered)).toThrow(
			new BadInput(`Field is ${shown(entered)}, but it has to be true or false.`),
		);
	});
});

describe('lists', () => {
	const texts: Array<[text: string, list: unknown[]]> = [
		['', []],
		[' , ; \n', []],
		['a', ['a']],
		['a, b;c d\ne\tf\r\ng', ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
		['["a", "b c"]', ['a', 'b c']],
		[' [1, null] ', [1, null]],
		['[]', []],
		['[a, b]', ['[a', 'b]']],
		['{"a":1}', ['{"a":1}']],
	];

	it.each(texts)('%j is %j', (text, list) => {
		expect(toList(text)).toEqual(list);
	});

	it.each([null, undefined, 5, true, { 0: 'a' }])('%j is none', (value) => {
		expect(toList(value)).toBeUndefined();
	});

	it('hold only what is allowed, each once, as it is spelled there', () => {
		expect(acceptChoices(FIELD, 'beta, ALPHA Beta')).toEqual(['Beta', 'Alpha']);
		expect(acceptChoices(FIELD, undefined)).toEqual([]);
		expect(() => acceptChoices(FIELD, ['Alpha', 'Gamma'])).toThrow(
			new BadInput('Field is "Gamma", but it has to be one of Alpha, Beta.'),
		);
		expect(() => acceptChoices(FIELD, 5)).toThrow(
			new BadInput('Field is 5, but it has to be a list of Alpha, Beta.'),
		);
	});
});

describe('choices', () => {
	it('are found in any case', () => {
		expect(acceptChoice(FIELD, ' ALPHA ')).toBe('Alpha');
	});

	it.each(['', 'Alph', 1, null, undefined, ['Alpha']])('%j is refused', (entered) => {
		expect(() => acceptChoice(FIELD, entered)).toThrow(
			new BadInput(`Field is ${shown(entered)}, but it has to be one of Alpha, Beta.`),
		);
	});
});

describe('a refused value', () => {
	it.each([
		['text', '"text"'],
		[undefined, 'undefined'],
		[null, 'null'],
		[[1, 'a'], '[1,"a"]'],
	])('%j is shown as %s', (value, text) => {
		expect(shown(value)).toBe(text);
	});

	it('is not shown whole where it is long', () => {
		expect(shown('x'.repeat(10_000))).toBe(`"${'x'.repeat(59)}…`);
	});
});

it.each(['', ' ', '\n'])('%j is no 0, where 0 is allowed', (entered) => {
	const field = { displayName: 'Field', typeOptions: { minValue: 0, maxValue: 10 } };
	expect(() => acceptWholeNumber(field, entered)).toThrow(BadInput);
	expect(acceptWholeNumber(field, '0')).toBe(0);
});
