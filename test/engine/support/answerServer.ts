import type { JsonObject } from '../../../wallet-api/contract';
import { useEchoServer } from './echoServer';

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
	const server = useEchoServer();
	const answer = (make: Answer) =>
		server.answer((body, response) => {
			const data = make(parametersIn(JSON.parse(body)));
			response.setHeader('Content-Type', 'application/json');
			response.end(JSON.stringify({ code: 10000, message: 'success', data }));
		});
	answer(() => ({ list: [], total: 0 }));
	return {
		get url() {
			return server.url;
		},
		get asked() {
			return server.requests.map(parametersIn);
		},
		answer,
	};
}

function parametersIn({ param }: { readonly param: string }): JsonObject {
	return JSON.parse(param);
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
