import { useBalanceNode } from './support/balanceNode';
import { useEchoServer } from './support/echoServer';

const node = useBalanceNode({ users: 0 });
const server = useEchoServer();

const USERS = 100;
const PARALLEL = 4;

/** The users of the page that a signed request asks for, each created a second before the one before. */
function pageFor(body: string) {
	const { page, size } = JSON.parse(JSON.parse(body).param);
	const places = Array.from({ length: size }, (_, index) => (page - 1) * size + index);
	return places
		.filter((place) => place < USERS)
		.map((place) => ({
			mchUuid: `JT${place}`,
			createTime: `2025-01-01 00:${String(59 - Math.floor(place / 60)).padStart(2, '0')}:${String(59 - (place % 60)).padStart(2, '0')}`,
		}));
}

it('n8n gets to other work between any two pages, also where several are there at once', async () => {
	let turn = 0;
	const count = setInterval(() => turn++, 0);
	const readIn: number[] = [];
	const parse = JSON.parse;
	const spy = jest.spyOn(JSON, 'parse').mockImplementation((text, reviver) => {
		if (String(text).includes('"list"')) readIn.push(turn);
		return parse(text, reviver);
	});
	const waiting: Array<() => void> = [];
	let most = 0;
	const answerAll = () => {
		most = Math.max(most, waiting.length);
		for (const answer of waiting.splice(0)) answer();
	};
	server.answer((body, response) => {
		const data = { total: USERS, list: pageFor(body) };
		waiting.push(() => response.end(JSON.stringify({ code: 10_000, data })));
		// Several answers come at the same time; the last ones when nobody asks any more.
		if (waiting.length === PARALLEL) answerAll();
		else setTimeout(answerAll, 500);
	});
	const { items, error } = await node.run(
		{ operation: 'getAll', returnAll: true, options: { pageSize: 20, parallelRequests: PARALLEL } },
		{ credentials: { jtWalletApi: { ...node.sandbox.credentials, baseUrl: server.url } } },
	);
	clearInterval(count);
	spy.mockRestore();
	expect(error).toBeUndefined();
	expect(items).toHaveLength(USERS);
	expect(most).toBe(PARALLEL);
	expect(new Set(readIn).size).toBe(readIn.length);
});
