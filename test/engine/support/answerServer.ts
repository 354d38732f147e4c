import { createServer, type IncomingMessage } from 'node:http';
import type { JsonObject } from '../../../wallet-api/contract';

/** What the server puts into `data` for the parameters of a request. */
export type Answer = (parameters: JsonObject) => JsonObject;

/** A JT Wallet that answers whatever a test has it answer. It does not check signatures; the sandbox does. */
export interface AnswerServer {
	readonly url: string;
	/** The parameters of every request so far. */
	readonly asked: readonly JsonObject[];
	/** How it answers from now on. */
	answer(answer: Answer): void;
}

/** Starts the server for the tests of a file; every test begins without requests. */
export function useAnswerServer(): AnswerServer {
	const asked: JsonObject[] = [];
	let url = '';
	let answer: Answer = () => ({ list: [], total: 0 });
	const server = createServer(async (request, response) => {
		const { param } = JSON.parse(await bodyOf(request));
		const parameters = JSON.parse(param);
		asked.push(parameters);
		response.setHeader('Content-Type', 'application/json');
		response.end(JSON.stringify({ code: 10000, message: 'success', data: answer(parameters) }));
	});
	beforeAll(async () => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
	});
	beforeEach(() => {
		asked.length = 0;
	});
	afterAll(() => {
		server.close();
		server.closeAllConnections();
	});
	return {
		get url() {
			return url;
		},
		asked,
		answer: (other) => {
			answer = other;
		},
	};
}

/** The answer of a server that compares ids as `matches` does, newest rows first. */
export function listing(
	rows: readonly JsonObject[],
	matches: (asked: string, id: string) => boolean,
): Answer {
	return ({ mchUuidList, page, size }) => {
		const ids = Array.isArray(mchUuidList) ? mchUuidList.map(String) : undefined;
		const found = rows.filter(
			({ mchUuid }) => ids === undefined || ids.some((id) => matches(id, String(mchUuid))),
		);
		const [at, rowsPerPage] = [Number(page), Number(size)];
		const list = found.slice((at - 1) * rowsPerPage, at * rowsPerPage);
		return { list, total: found.length, size: rowsPerPage, current: at };
	};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString('utf8');
}
