/** What Keep Input Fields keeps, and what n8n makes of a field of the input that is called `error`. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { useBalanceNode, wordsOf, type Around } from './support/balanceNode';

const node = useBalanceNode({ rows: [{ mchUuid: 'JT1', balance: 5 }] });

const jt1 = { mchUuid: 'JT1', balance: 5, found: true };

const run = async (
	input: INodeExecutionData[],
	{ keepInputFields = 'wallet', ...options }: IDataObject = {},
	around: Partial<Around> = {},
) =>
	await node.run(
		{
			operation: 'lookUp',
			mchUuid: '={{ $json.id ?? "JT1" }}',
			options: {
				keepInputFields: String(keepInputFields),
				...Object.fromEntries(
					Object.entries(options).map(([name, value]) => [name, String(value)]),
				),
			},
		},
		{ input, ...around },
	);

const RETRYING = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 } as const;

describe('files of the input item', () => {
	const binary = { photo: { data: 'aGk=', mimeType: 'image/png', fileName: 'a.png' } };

	it('are kept', async () => {
		const { items } = await run([{ json: { row: 1 }, binary }, { json: { row: 2 } }]);
		expect(items).toEqual([
			{ json: { row: 1, wallet: jt1 }, binary, pairedItem: { item: 0 } },
			{ json: { row: 2, wallet: jt1 }, pairedItem: { item: 1 } },
		]);
	});

	it('do not come out where the fields do not', async () => {
		const { items } = await node.run(
			{ operation: 'lookUp', mchUuid: 'JT1' },
			{ input: [{ json: {}, binary }] },
		);
		expect(items).toEqual([{ json: jt1, pairedItem: { item: 0 } }]);
	});
});

describe('names', () => {
	it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
		'%s is one like any other',
		async (name) => {
			const { items, error } = await run([{ json: { row: 1 } }], { keepInputFields: name });
			expect(error).toBeUndefined();
			expect(JSON.stringify(items[0]?.json)).toBe(
				`{"row":1,"${name}":{"mchUuid":"JT1","balance":5,"found":true}}`,
			);
		},
	);

	it('are kept of the input as they are', async () => {
		const json = JSON.parse('{"__proto__":{"a":1},"constructor":2}');
		const { items } = await run([{ json }]);
		expect(JSON.stringify(items[0]?.json)).toBe(
			'{"__proto__":{"a":1},"constructor":2,"wallet":{"mchUuid":"JT1","balance":5,"found":true}}',
		);
	});

	it('error is refused: n8n would take every item for a failed one', async () => {
		const { error } = await run([{ json: {} }], { keepInputFields: ' error ' });
		expect(wordsOf(error).title).toBe(
			'Keep Input Fields is "error", but n8n takes items with a field of that name for failed ones. Choose another name.',
		);
		expect(node.sandbox.requests).toEqual([]);
	});
});

describe('a field of the input that is called error', () => {
	it('is kept, and does not send a good item to the error output', async () => {
		const { outputs } = await run(
			[{ json: { error: 'old' } }, { json: { error: 'old' } }],
			{},
			{
				onError: 'continueErrorOutput',
			},
		);
		expect(outputs.map((items) => items.map(({ json }) => json))).toEqual([
			[
				{ error: 'old', wallet: jt1 },
				{ error: 'old', wallet: jt1 },
			],
			[],
		]);
	});

	it.each(['message', 'details'])('refuses %s as the name beside it', async (keepInputFields) => {
		const { error } = await run([{ json: { error: 'old' } }], { keepInputFields });
		expect(wordsOf(error).title).toBe(
			`Keep Input Fields is "${keepInputFields}", but with a field "error" in the input item n8n would take the item for a failed one. Choose another name.`,
		);
		const other = await run([{ json: { error: '' } }, { json: {} }], { keepInputFields });
		expect(other.items).toHaveLength(2);
	});

	it.each(['stopWorkflow', 'continueRegularOutput'] as const)(
		'is refused with Retry On Fail before anything is sent: %s',
		async (onError) => {
			const input = [{ json: { error: 'old' } }, { json: {} }];
			const { items, error } = await run(input, {}, { ...RETRYING, onError });
			const said = 'Retry On Fail is on, and n8n would take the field "error" of the input item';
			if (onError === 'stopWorkflow') expect(wordsOf(error).title).toContain(said);
			else
				expect(items.map(({ json }) => String(json.error).startsWith(said))).toEqual([true, true]);
			expect(node.sandbox.requests).toEqual([]);
		},
	);

	it.each(['', 0])('%j is taken for a failure by n8n, too', async (error) => {
		await run([{ json: { error } }], {}, RETRYING);
		expect(node.sandbox.requests).toEqual([]);
	});

	const harmless: Array<[what: string, input: IDataObject[], options: IDataObject]> = [
		['null', [{ error: null }], {}],
		['false', [{ error: false }], {}],
		['in a later item', [{}, { error: 'old' }], {}],
		['in a later item, none before it skipped', [{}, { error: 'old' }], { whenNotFound: 'fail' }],
	];

	it.each(harmless)(
		'that is %s is looked up once, with Retry On Fail',
		async (_, input, options) => {
			const { items, error } = await run(
				input.map((json) => ({ json })),
				options,
				RETRYING,
			);
			expect(error).toBeUndefined();
			expect(items).toHaveLength(input.length);
			expect(node.sandbox.counters.requests).toBe(1);
		},
	);

	it('may come first where those before it are skipped', async () => {
		const input = [{ json: { id: 'nobody' } }, { json: { error: 'old' } }];
		const { error } = await run(input, { whenNotFound: 'skip' }, RETRYING);
		expect(wordsOf(error).title).toContain('Retry On Fail is on');
		expect(node.sandbox.requests).toEqual([]);
	});

	it('does no harm where the input’s fields are not kept', async () => {
		const { items } = await node.run(
			{ operation: 'lookUp', mchUuid: 'JT1' },
			{ input: [{ json: { error: 'old' } }], ...RETRYING },
		);
		expect(items.map(({ json }) => json)).toEqual([jt1]);
		expect(node.sandbox.counters.requests).toBe(1);
	});
});
