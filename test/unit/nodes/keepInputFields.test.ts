/** The field beside those of the input, and what n8n would take for a failed item. */
import type { IDataObject, INode } from 'n8n-workflow';
import {
	acceptResultField,
	beside,
	needlessRetry,
} from '../../../nodes/JtWalletBalance/keepInputFields';
import { refusalOf } from './support/entered';

it('has a name, or is not wanted', () => {
	expect(acceptResultField(undefined)).toBeUndefined();
	expect(acceptResultField(' wallet\u200B ')).toBe('wallet');
});

it.each([
	['', '"", but it has to be the name of a field.'],
	[' ', '" ", but it has to be the name of a field.'],
	[5, '5, but it has to be the name of a field.'],
	[null, 'null, but it has to be the name of a field.'],
	[
		' error ',
		'"error", but n8n takes items with a field of that name for failed ones. Choose another name.',
	],
])('is not called %j', (name, words) => {
	expect(refusalOf(() => acceptResultField(name))).toBe(`Keep Input Fields is ${words}`);
});

const user = { mchUuid: 'JT1' };

it.each<[input: IDataObject, name: string]>([
	[{ a: 1 }, 'wallet'],
	[{ error: 'old', a: 1 }, 'message'],
	[{ error: 'old' }, 'wallet'],
	[{ error: '' }, 'message'],
	[{ message: 'm' }, 'details'],
])('%j takes %s beside its own', (input, name) => {
	expect(beside(input, name, user)).toEqual({ ...input, [name]: user });
});

it.each<[input: IDataObject, name: string, why: string]>([
	[{ wallet: 1 }, 'wallet', 'the input item has a field of that name already.'],
	[{ wallet: undefined }, 'wallet', 'the input item has a field of that name already.'],
	[{ error: 'old' }, 'message', 'with a field "error" in the input item n8n would take the item'],
	[{ error: 'old', message: 'm' }, 'details', 'n8n would take the item for a failed one.'],
	[{ error: 'old', details: 'd' }, 'message', 'n8n would take the item for a failed one.'],
])('%j does not take %s', (input, name, why) => {
	expect(refusalOf(() => beside(input, name, user))).toContain(
		`Keep Input Fields is "${name}", but`,
	);
	expect(refusalOf(() => beside(input, name, user))).toContain(why);
});

describe('a run that n8n would repeat', () => {
	const node = (retryOnFail?: boolean): INode => ({
		id: 'node',
		name: 'Node',
		type: 'jtWalletBalance',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		retryOnFail,
	});

	it.each<[first: IDataObject[], isRepeated: boolean]>([
		[[{ error: 'old' }], true],
		[[{ error: '' }], true],
		[[{ error: 0 }], true],
		[[{}, { error: 'old' }], true],
		[[{ error: null }], false],
		[[{ error: false }], false],
		[[{ a: 1 }], false],
		[[], false],
	])('begins with %j: %j', (first, isRepeated) => {
		const refusal = needlessRetry(node(true), first)?.message;
		expect(refusal?.startsWith('Retry On Fail is on, and n8n would take the field "error"')).toBe(
			isRepeated ? true : undefined,
		);
		expect(needlessRetry(node(false), first)).toBeUndefined();
		expect(needlessRetry(node(), first)).toBeUndefined();
	});
});
