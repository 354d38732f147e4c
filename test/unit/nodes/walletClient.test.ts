/** The client of the API in n8n: whose credential it uses, and how it stops. */
import type { IExecuteFunctions, IHttpRequestOptions, IPollFunctions } from 'n8n-workflow';
import { untilAborted } from '../../../nodes/shared/http/untilAborted';
import { createWalletClient } from '../../../nodes/shared/http/walletClient';

const SETTINGS = { maxRetries: 1, timeoutMs: 7_000, parallelRequests: 1 };
const PAGE = { page: 1, size: 1 };

/** As little of n8n as the client needs; what it is asked of, and with which credential. */
function surroundings(answer: () => unknown) {
	const asked: Array<{ url: string; credential: unknown }> = [];
	const common = {
		getCredentials: async (type: string, itemIndex?: number) => ({
			type,
			baseUrl: `https://item${itemIndex ?? 'none'}.example`,
		}),
		helpers: {
			async httpRequestWithAuthentication(
				this: { getCredentials: (type: string) => unknown },
				type: string,
				{ url }: IHttpRequestOptions,
			) {
				asked.push({ url: new URL(url).host, credential: await this.getCredentials(type) });
				return await answer();
			},
		},
	};
	return { asked, common };
}

const LATER = { statusCode: 503, headers: { 'retry-after': '3600' }, body: '{}' };

it('uses the credential of the input item, to sign as well', async () => {
	const { asked, common } = surroundings(() => ({ statusCode: 404, headers: {}, body: '{}' }));
	const context: IExecuteFunctions = Object.assign(Object.create(null), {
		...common,
		getInputData: () => [],
		getExecutionCancelSignal: () => undefined,
	});
	const settings = { ...SETTINGS, maxRetries: 0 };
	await (await createWalletClient(context, settings, { itemIndex: 3 })).fetchPage(PAGE);
	await (await createWalletClient(context, settings)).fetchPage(PAGE);
	expect(asked).toEqual(
		[3, 0].map((item) => ({
			url: `item${item}.example`,
			credential: { type: 'jtWalletApi', baseUrl: `https://item${item}.example` },
		})),
	);
});

it('uses that of a poll, which has no items', async () => {
	const { asked, common } = surroundings(() => ({ statusCode: 404, headers: {}, body: '{}' }));
	const context: IPollFunctions = Object.assign(Object.create(null), common);
	const client = await createWalletClient(context, { ...SETTINGS, maxRetries: 0 });
	await client.fetchPage(PAGE);
	expect(asked.map(({ url }) => url)).toEqual(['itemnone.example']);
});

it('stops waiting as soon as the execution is cancelled', async () => {
	const stop = new AbortController();
	const { asked, common } = surroundings(() => {
		setImmediate(() => stop.abort(new Error('cancelled')));
		return LATER;
	});
	const context: IExecuteFunctions = Object.assign(Object.create(null), {
		...common,
		getInputData: () => [],
		getExecutionCancelSignal: () => stop.signal,
	});
	const client = await createWalletClient(context, SETTINGS);
	await expect(client.fetchPage(PAGE)).rejects.toThrow('cancelled');
	expect(asked).toHaveLength(1);
});

describe('a race with a signal', () => {
	const open = () => new AbortController().signal;

	it('is lost at once where it has fired', async () => {
		await expect(untilAborted(AbortSignal.abort(new Error('late')), open())).rejects.toThrow(
			'late',
		);
	});

	it('is over when it is done', async () => {
		const [signal, done] = [new AbortController(), new AbortController()];
		const lost: unknown[] = [];
		void untilAborted(signal.signal, done.signal).catch((reason: unknown) => lost.push(reason));
		done.abort();
		signal.abort(new Error('late'));
		await new Promise((resolve) => setImmediate(resolve));
		expect(lost).toEqual([]);
	});
});
