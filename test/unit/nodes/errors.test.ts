/** n8n's own errors: what they say, to whom they belong, and what n8n reads of them. */
import { type IExecuteFunctions, type INode, NodeOperationError } from 'n8n-workflow';
import { BadInput } from '../../../nodes/shared/fields/badInput';
import { errorForCaller } from '../../../nodes/shared/output/agentErrors';
import { inThousands, walletUsers } from '../../../nodes/shared/output/counts';
import { toApiError, toDoubtError } from '../../../nodes/shared/output/errors';
import { jsonLinesOf } from '../../../nodes/shared/output/jsonLines';
import {
	attempt,
	attemptEach,
	errorItem,
	forEachItem,
	toError,
	valueOf,
} from '../../../nodes/shared/output/perItem';

const nodeOf = (type: string): INode => ({
	id: 'node',
	name: 'Node',
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
});

const NODE = nodeOf('jtWalletBalance');

describe('a failure of the API', () => {
	it('has title, advice, status and input item', () => {
		const failure = { kind: 'throttled', status: 429, retryAfterMs: 5_000 } as const;
		const error = toApiError(NODE, failure, { itemIndex: 3 });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: '429',
			context: { itemIndex: 3 },
			failure: { cause: 'rate-limited', retryAfterMs: 5_000 },
		});
		expect(error.message).not.toBe('');
		expect(error.description).not.toBe('');
	});

	it('has no status and no item where there is none', () => {
		const error = toApiError(NODE, { kind: 'temporaryError', retryAfterMs: 7 });
		expect([error.httpCode, error.context.itemIndex]).toEqual([null, undefined]);
		expect(error).toHaveProperty('failure', {
			cause: 'temporarily-unavailable',
			retryAfterMs: 7,
		});
	});

	it('says when to come back only where that helps', () => {
		const error = toApiError(NODE, { kind: 'signatureRefused', retryAfterMs: 7 });
		expect(error).toHaveProperty('failure', { cause: expect.not.stringMatching(/rate|temp/) });
	});

	it('speaks of the Page Size where there is one', () => {
		const words = (place?: object) => toApiError(NODE, { kind: 'timedOut' }, place).description;
		expect(words()).toBe(words({ hasPageSize: true }));
		expect(words()).not.toBe(words({ hasPageSize: false }));
	});
});

it('a list that moved is said with the place where somebody may be missing', () => {
	const facts = { total: 2, unplaced: 0, withoutMchUuid: 0, sharedMchUuid: 0 };
	const doubts = [{ after: { mchUuid: 'JT1' }, before: undefined }];
	expect(toDoubtError(NODE, { ...facts, doubts }, 2)).toMatchObject({
		name: 'NodeOperationError',
		message: 'The list of wallet users changed while it was read',
		description: expect.stringContaining('after JT1'),
		context: { itemIndex: 2 },
		failure: { cause: 'temporarily-unavailable' },
	});
});

describe('an agent', () => {
	const tool = nodeOf('n8n-nodes-jt-wallet.jtWalletBalanceTool');
	const failed = (description?: string) =>
		new NodeOperationError(NODE, 'It failed', { description });

	it('is told what to do in the message, and nobody else is', () => {
		expect(errorForCaller(tool, failed('Do this.')).message).toBe('It failed. Do this.');
		expect(errorForCaller(NODE, failed('Do this.')).message).toBe('It failed');
		expect(errorForCaller(tool, failed()).message).toBe('It failed');
		const other = Object.assign(new Error('other'), { description: 'Do this.' });
		expect(errorForCaller(tool, other).message).toBe('other');
		expect(errorForCaller(tool, toApiError(NODE, { kind: 'throttled' })).message).toMatch(/\. .+/);
	});
});

const contextOf = (items: number, continues: boolean): IExecuteFunctions =>
	Object.assign(Object.create(null), {
		getInputData: () => Array.from({ length: items }, () => ({ json: {} })),
		getNode: () => NODE,
		continueOnFail: () => continues,
	});

describe('for each input item', () => {
	const run = async (itemIndex: number) => {
		if (itemIndex === 1) throw new BadInput('That is wrong.');
		return [{ json: { itemIndex } }, { json: { again: itemIndex } }];
	};

	it('items are joined, and a failure is an item where the node goes on', async () => {
		expect(await forEachItem(contextOf(3, true), run)).toEqual([
			{ json: { itemIndex: 0 } },
			{ json: { again: 0 } },
			{ json: { error: 'That is wrong.' }, pairedItem: { item: 1 } },
			{ json: { itemIndex: 2 } },
			{ json: { again: 2 } },
		]);
	});

	it('a failure ends the run where it does not', async () => {
		await expect(forEachItem(contextOf(3, false), run)).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: 'That is wrong.',
			context: { itemIndex: 1 },
			failure: { cause: 'configuration-invalid' },
		});
	});
});

it('an attempt has a value or a failure', async () => {
	const context = contextOf(1, true);
	const good = await attempt(context, 0, async () => 5);
	expect([good, valueOf(good)]).toEqual([{ ok: true, value: 5 }, 5]);
	const [one, other] = attemptEach(context, ['a', 'b'], (item, itemIndex) => {
		if (itemIndex === 1) throw new Error(item);
		return item;
	});
	expect(one).toEqual({ ok: true, value: 'a' });
	if (other === undefined || other.ok) throw new Error('The second has to fail.');
	expect(other.failure).toMatchObject({ message: 'b', context: { itemIndex: 1 } });
	expect(() => valueOf(other)).toThrow('b');
});

it('any error becomes one of n8n’s, which stay as they are', () => {
	const context = contextOf(1, false);
	const own = [
		new NodeOperationError(NODE, 'own'),
		toApiError(NODE, { kind: 'throttled' }, { itemIndex: 5 }),
	];
	for (const error of own) expect(toError(context, error, 0)).toBe(error);
	expect(toError(context, 'a text', 4)).toMatchObject({
		name: 'NodeOperationError',
		message: 'a text',
		context: { itemIndex: 4 },
	});
});

it('an error item says what to do, where that is known', () => {
	const error = new NodeOperationError(NODE, 'It failed', { description: 'Do this.' });
	expect(errorItem(error, 2)).toEqual({
		json: { error: 'It failed', message: 'Do this.' },
		pairedItem: { item: 2 },
	});
	const odd = Object.assign(new Error('odd'), { description: 5 });
	expect(errorItem(odd, 0)).toEqual({ json: { error: 'odd' }, pairedItem: { item: 0 } });
});

it.each([
	[0, '0 wallet users'],
	[1, '1 wallet user'],
	[2, '2 wallet users'],
	[1_250_000, '1,250,000 wallet users'],
])('%d is %s', (number, words) => {
	expect(walletUsers(number)).toBe(words);
	expect(inThousands(number)).toBe(words.replace(/ .+/, ''));
});

it('JSON Lines are a row a line, each ended', () => {
	expect([...jsonLinesOf([])]).toEqual([]);
	expect([...jsonLinesOf([{ a: 1 }, { b: 'ร้าน\n' }])]).toEqual(['{"a":1}\n{"b":"ร้าน\\n"}\n']);
	const many = [...jsonLinesOf(Array.from({ length: 600 }, (_, a) => ({ a })))];
	expect(many.map((piece) => piece.split('\n').length - 1)).toEqual([250, 250, 100]);
});
