import { useBalanceNode } from './support/balanceNode';
import { useEchoServer } from './support/echoServer';

const node = useBalanceNode({ users: 0 });
const server = useEchoServer();

const PAGES = 5;

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
	server.answer((_body, response) => {
		const page = server.requests.length;
		const data = { total: PAGES, list: [{ mchUuid: `JT${page}`, createTime: String(9 - page) }] };
		waiting.push(() => response.end(JSON.stringify({ code: 10_000, data })));
		// The first page comes alone; the others all at once, when the last of them was asked for.
		if (page === 1 || page === PAGES) for (const answer of waiting.splice(0)) answer();
	});
	const { items, error } = await node.run(
		{ operation: 'getAll', returnAll: true, options: { pageSize: 1, parallelRequests: PAGES - 1 } },
		{ credentials: { jtWalletApi: { ...node.sandbox.credentials, baseUrl: server.url } } },
	);
	clearInterval(count);
	spy.mockRestore();
	expect(error).toBeUndefined();
	expect(items).toHaveLength(PAGES);
	expect(new Set(readIn).size).toBe(PAGES);
});
