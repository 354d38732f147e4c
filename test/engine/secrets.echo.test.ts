import { captureLogs } from './support/loudLogs';
import { sharedKeyPair } from '../../sandbox/keys';
import { pollNode, runNode, testCredential } from './harness';
import { type Echo, useEchoServer } from './support/echoServer';
import { leaks } from './support/leaks';

const logs = captureLogs();
const server = useEchoServer();

const json = (value: unknown): Echo => {
	return (_body, response) =>
		response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
};

/** What a server can do with what it got, apart from keeping it to itself. */
const ECHOES: ReadonlyArray<readonly [what: string, echo: Echo]> = [
	['as it came', (body, response) => response.end(body)],
	['as the message', (body, response) => json({ code: 21001, message: body })(body, response)],
	[
		'piece by piece in the message',
		(body, response) => {
			const { param, sign } = JSON.parse(body);
			const message = `sign=${sign} param=${param} url=${encodeURIComponent(body)}`;
			json({ code: 77, message })(body, response);
		},
	],
	[
		'beside a refusal',
		(body, response) => json({ code: 1002, message: 'no', data: body })(body, response),
	],
	['on a web page', (body, response) => response.end(`<html><pre>${body}</pre></html>`)],
	['as half of a JSON', (body, response) => response.end(`{"code":10000,"data":{"list":[${body}`)],
	[
		'as a row',
		(body, response) => json({ code: 10000, data: { list: [body], total: 1 } })(body, response),
	],
	[
		'with HTTP 500',
		(body, response) => {
			response.statusCode = 500;
			response.statusMessage = JSON.parse(body).sign;
			response.end(body);
		},
	],
	[
		'with HTTP 401',
		(body, response) => {
			response.statusCode = 401;
			response.end(body);
		},
	],
	[
		'in headers',
		(body, response) => {
			response.setHeader('location', `https://other.example.com/?${encodeURIComponent(body)}`);
			response.setHeader('retry-after', JSON.parse(body).sign);
			response.statusCode = 302;
			response.end();
		},
	],
	['by a broken connection', (_body, response) => void response.socket?.resetAndDestroy()],
];

describe.each(ECHOES)('a server that gives back what it got, %s', (_what, echo) => {
	beforeEach(() => server.answer(echo));

	it.each(['getAll', 'getTotals', 'lookUp'])(
		'puts no secret into the data or the log of %s',
		async (operation) => {
			const { privateKey, values } = await credential();
			const { serialised, status } = await runNode({
				nodeType: 'jtWalletBalance',
				parameters: { operation, mchUuid: 'JT1', options: { maxRetries: 0 } },
				credentials: { jtWalletApi: values },
			});
			expect(status).toBe('error');
			expect(server.requests).not.toHaveLength(0);
			expect(leaks(serialised(), privateKey, server.requests)).toEqual([]);
			expect(leaks(logs.text, privateKey, server.requests)).toEqual([]);
		},
	);

	it('puts no secret into what the credential test says, nor into its log', async () => {
		const { privateKey, values } = await credential();
		const verdict = await testCredential(values);
		expect(server.requests).toHaveLength(1);
		expect(leaks(JSON.stringify(verdict), privateKey, server.requests)).toEqual([]);
		expect(leaks(logs.text, privateKey, server.requests)).toEqual([]);
	});

	it('puts no secret into the error of a poll, nor into its log', async () => {
		const { privateKey, values } = await credential();
		const error: unknown = await pollNode({
			nodeType: 'jtWalletBalanceTrigger',
			parameters: { events: ['userAdded'], options: { maxRetries: 0 } },
			credentials: { jtWalletApi: values },
		}).catch((reason: unknown) => reason);
		if (!(error instanceof Error)) throw new Error('The poll did not fail.');
		const text = JSON.stringify(error) + JSON.stringify(error, Object.getOwnPropertyNames(error));
		expect(leaks(text + String(error.stack), privateKey, server.requests)).toEqual([]);
		expect(leaks(logs.text, privateKey, server.requests)).toEqual([]);
	});
});

async function credential() {
	const { privateKey } = await sharedKeyPair();
	const values = {
		baseUrl: server.url,
		appId: 'app',
		privateKey,
		signatureAlgorithm: 'RSA-SHA256',
	};
	return { privateKey, values };
}
