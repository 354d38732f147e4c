/** Look Up: whose IDs are missing or several users', what each item gets, and a run that n8n would repeat. */
import { listing, useAnswerServer } from '../../engine/support/answerServer';
import { usePlainNode } from '../../support/plain/usePlainNode';

const node = usePlainNode({ users: 4, seed: 1 });

const messages = ({ hints }: Awaited<ReturnType<typeof node.run>>) =>
	hints.map(({ message }) => message);

const lookUp = { operation: 'lookUp' };
const input = (...ids: string[]) => ids.map((mchUuid) => ({ json: { mchUuid } }));

it('says of no ID that it is missing where nobody could be asked', async () => {
	const { baseUrl, ...others } = node.sandbox.credentials;
	const ran = await node.run(
		{ ...lookUp, options: { maxRetries: 0 } },
		{
			credentials: { jtWalletApi: { ...others, baseUrl: '={{ $json.url }}' } },
			input: [
				{ json: { url: baseUrl, mchUuid: 'nobody' } },
				{ json: { url: 'http://127.0.0.1:1', mchUuid: 'unasked' } },
			],
			onError: 'continueRegularOutput',
		},
	);
	expect(messages(ran)).toEqual(['No wallet user has the ID nobody.']);
});

describe('of a server that answers otherwise', () => {
	const server = useAnswerServer();
	const run = async (...ids: string[]) =>
		await node.run(lookUp, {
			input: input(...ids),
			credentials: { jtWalletApi: { ...node.sandbox.credentials, baseUrl: server.url } },
		});

	it('says which IDs several users have', async () => {
		const twice = (mchUuid: string) => ['U1', 'U2'].map((uuid) => ({ mchUuid, uuid }));
		const isSame = (asked: string, id: string) => asked === id;
		server.answer(listing([...twice('JT1'), ...twice('JT2')], isSame));
		expect(messages(await run('JT1'))).toEqual([
			expect.stringMatching(/^JT1 is the ID of several wallet users/),
		]);
		expect(messages(await run('JT1', 'JT2'))).toEqual([
			expect.stringMatching(/^JT1, JT2 are each the ID of several wallet users/),
		]);
	});
});

it('fails where the answer may lack somebody', async () => {
	node.sandbox.reset({ users: 120, perSecond: 40, world: { order: 'tiesChange' } });
	node.sandbox.faults.set([{ kind: 'cappedSize', size: 20, when: { every: true } }]);
	const { items, error } = await node.run(
		{ ...lookUp, options: { maxRetries: 0, parallelRequests: 1 } },
		{ input: input(...node.sandbox.merchant.idsFrom(1, 120)) },
	);
	expect(items).toEqual([]);
	expect(error).toMatchObject({
		message: 'The list of wallet users changed while it was read',
		context: { itemIndex: 0 },
	});
});

it('gives each item an object of its own', async () => {
	const [mchUuid = ''] = node.sandbox.merchant.idsFrom(1, 1);
	const kept = { ...lookUp, options: { keepInputFields: 'wallet' } };
	const { items } = await node.run(kept, { input: input(mchUuid, mchUuid) });
	const [one, other] = items.map(({ json }) => json.wallet);
	expect(one).toEqual(other);
	expect(one).not.toBe(other);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});

describe('that n8n would repeat', () => {
	const kept = { ...lookUp, options: { keepInputFields: 'wallet' } };
	const items = [{ json: { error: 'old', mchUuid: 'nobody', a: 1 } }, ...input('nobody')];

	it('is refused before anything is sent', async () => {
		const { error } = await node.run(kept, { input: items, retryOnFail: true });
		expect(error?.message).toContain('Retry On Fail is on');
		expect(node.sandbox.requests).toEqual([]);
	});

	it('is refused item by item where the node goes on', async () => {
		const ran = await node.run(kept, {
			input: items,
			retryOnFail: true,
			onError: 'continueRegularOutput',
		});
		expect(ran.items.map(({ json }) => json)).toEqual(
			[0, 1].map(() => ({ error: expect.stringContaining('Retry On Fail is on') })),
		);
		expect(node.sandbox.requests).toEqual([]);
	});

	it('is made where the first item to come out is a good one', async () => {
		const reversed = await node.run(kept, { input: [...items].reverse(), retryOnFail: true });
		expect(reversed.error).toBeUndefined();
		const first = await node.run(kept, {
			input: [{ json: { mchUuid: '' } }, ...items],
			retryOnFail: true,
			onError: 'continueRegularOutput',
		});
		expect(first.items[1]?.json).toMatchObject({ wallet: { found: false } });
	});

	it('is refused where items before it may be skipped', async () => {
		const options = { keepInputFields: 'wallet', whenNotFound: 'skip' };
		const skipping = { ...lookUp, options };
		const { error } = await node.run(skipping, {
			input: [...items].reverse(),
			retryOnFail: true,
		});
		expect(error?.message).toContain('Retry On Fail is on');
	});
});
