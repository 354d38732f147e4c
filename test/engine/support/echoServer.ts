import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request as the server got it: the fields of its envelope. */
interface Echoed {
	readonly sign: string;
	readonly param: string;
}

/** How the server gives back what it got. */
export type Echo = (body: string, response: ServerResponse) => void;

/** A server that gives everything back, as a careless gateway or a debugging page does. */
export interface EchoServer {
	readonly url: string;
	readonly requests: readonly Echoed[];
	/** How it answers from now on. */
	answer(echo: Echo): void;
}

/** Starts the server for the tests of a file; every test begins without requests. */
export function useEchoServer(): EchoServer {
	const requests: Echoed[] = [];
	let url = '';
	let echo: Echo = (body, response) => response.end(body);
	const server = createServer(async (request, response) => {
		const body = await bodyOf(request);
		requests.push(JSON.parse(body));
		echo(body, response);
	});
	beforeAll(async () => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
	});
	beforeEach(() => {
		requests.length = 0;
	});
	afterAll(() => {
		server.close();
		server.closeAllConnections();
	});
	return {
		get url() {
			return url;
		},
		requests,
		answer: (other) => {
			echo = other;
		},
	};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString('utf8');
}
