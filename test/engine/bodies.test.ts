import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../sandbox/faults/faultSchema';
import { useBalanceNode, wordsOf } from './support/balanceNode';
import { useEchoServer } from './support/echoServer';

const node = useBalanceNode({ users: 3 });
const server = useEchoServer();

const NAME = 'ธนาคาร 🏦';
const USER = { mchUuid: 'JT1', balance: 5, name: NAME };
const ANSWER = JSON.stringify({ code: 10_000, data: { total: 1, list: [USER] } });

/** Runs Get Many against the server of this file. */
async function read(options: INodeParameters = {}) {
	const jtWalletApi = { ...node.sandbox.credentials, baseUrl: server.url };
	return await node.run({ operation: 'getAll', options }, { credentials: { jtWalletApi } });
}

async function expectTheUser() {
	const { items, error } = await read();
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual([USER]);
}

describe('a body is read whole', () => {
	it('when it comes byte by byte, through the middle of characters', async () => {
		server.answer(async (_body, response) => {
			for (const byte of Buffer.from(ANSWER)) {
				response.write(Buffer.from([byte]));
				await new Promise(setImmediate);
			}
			response.end();
		});
		await expectTheUser();
	});

	it('when it begins with a byte order mark', async () => {
		server.answer((_body, response) => response.end(`\uFEFF${ANSWER}`));
		await expectTheUser();
	});

	it('when it is compressed', async () => {
		server.answer((_body, response) => {
			response.setHeader('content-encoding', 'gzip');
			response.end(gzipSync(ANSWER));
		});
		await expectTheUser();
	});

	it('or not at all: a compressed one that ends too early was cut off', async () => {
		server.answer((_body, response) => {
			response.setHeader('content-encoding', 'gzip');
			response.end(gzipSync(ANSWER).subarray(0, 20));
		});
		const { items, error } = await read({ maxRetries: 0 });
		expect(items).toEqual([]);
		expect(wordsOf(error).title).toBe('The response of JT Wallet was cut off');
	});
});

describe('a damaged answer is asked for again, and comes whole', () => {
	const gzipped = (body: Buffer) => (response: ServerResponse) => {
		response.setHeader('content-encoding', 'gzip');
		response.end(body);
	};
	const flipped = gzipSync(ANSWER).map((byte, place) => (place === 20 ? byte ^ 0xff : byte));
	const DAMAGES: Array<[string, (response: ServerResponse) => void]> = [
		['a changed byte in a compressed body', gzipped(Buffer.from(flipped))],
		['a compressed body that is none', gzipped(Buffer.from(ANSWER))],
		[
			'headers that are none',
			(response) => response.socket?.end('HTTP/1.1 200 OK\r\nBad\0: x\r\n\r\n'),
		],
		['an answer that is no HTTP', (response) => response.socket?.end('what?\r\n\r\n')],
	];

	it.each(DAMAGES)('%s', async (_what, damage) => {
		server.answer((_body, response) =>
			server.requests.length === 1 ? damage(response) : response.end(ANSWER),
		);
		await expectTheUser();
		expect(server.requests).toHaveLength(2);
	});

	it.each(DAMAGES)('%s, every time: the failure says so', async (_what, damage) => {
		server.answer((_body, response) => damage(response));
		const { error } = await read({ maxRetries: 0 });
		expect(wordsOf(error)).toEqual({
			title: 'The response of JT Wallet was damaged on its way',
			advice: expect.stringMatching(/The network code was (HPE|Z)_\w+\./),
		});
	});
});

describe('a connection that nobody waits for any more is closed', () => {
	/** The moment when the other side hangs up on an answer that begins, or does not, and goes no further. */
	function hungUp(begin: boolean): Promise<void> {
		return new Promise((resolve) =>
			server.answer((_body, response) => {
				response.on('close', resolve);
				if (begin) response.write(ANSWER.slice(0, 20));
			}),
		);
	}

	it.each([
		['before the answer', false],
		['in the middle of the answer', true],
	])('after a time-out %s', async (_when, begin) => {
		const closed = hungUp(begin);
		const { error } = await read({ timeout: 1, maxRetries: 0 });
		expect(wordsOf(error).title).toBe('JT Wallet did not answer in time');
		await closed;
	});

	it.each([
		['before the answer', false],
		['in the middle of the answer', true],
	])('when the execution is cancelled %s', async (_when, begin) => {
		const closed = hungUp(begin);
		const jtWalletApi = { ...node.sandbox.credentials, baseUrl: server.url };
		const asked = (async () => {
			while (server.requests.length === 0) await new Promise(setImmediate);
			await new Promise((resolve) => setTimeout(resolve, 50));
		})();
		const run = await node.run(
			{ operation: 'getAll' },
			{ credentials: { jtWalletApi }, cancelAfter: asked },
		);
		expect(run.status).toBe('canceled');
		await closed;
	});
});

it('silence in the middle of a page has it read in smaller pages', async () => {
	node.serve({ users: 1_200 });
	const silence: Fault = { kind: 'silenceInBody', when: { page: 1 } };
	node.sandbox.faults.set([silence]);
	const { items, hints } = await node.run({
		operation: 'getAll',
		returnAll: true,
		options: { timeout: 1, parallelRequests: 1, pageSize: 2_000 },
	});
	expect(items).toHaveLength(1_200);
	expect(hints).toEqual([]);
	expect(node.asked().map(({ size }) => size)).toEqual([2_000, 1_000, 990]);
});
