/**
 * Every wallet user by a plain program, without n8n: what the network, the signatures and the parsing cost alone.
 * Reads its task from the environment and prints how long it took, in milliseconds, and the most memory it had, in bytes.
 */
import { createPrivateKey, sign } from 'node:crypto';

const { baseUrl, appId, privateKey, pageSize, parallelRequests } = JSON.parse(
	process.env.JT_WALLET_BENCH_TASK,
);

const started = performance.now();
const key = createPrivateKey({
	key: Buffer.from(privateKey, 'base64'),
	format: 'der',
	type: 'pkcs8',
});
const pages = [];

async function readPage(page) {
	const param = JSON.stringify({ timestamp: Date.now(), page, size: pageSize });
	const signature = sign('RSA-SHA256', Buffer.from(param), key).toString('base64');
	const response = await fetch(`${baseUrl}/open-api/jt/wallet/balance`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ appId, param, sign: signature }),
	});
	const { data } = await response.json();
	pages[page] = data.list;
	return data.total;
}

const last = Math.ceil((await readPage(1)) / pageSize);
let next = 2;
async function work() {
	while (next <= last) await readPage(next++);
}
await Promise.all(Array.from({ length: parallelRequests }, work));
const users = pages.flat();

console.log(
	JSON.stringify({
		runMs: performance.now() - started,
		users: users.length,
		peakBytes: process.resourceUsage().maxRSS * 1024,
	}),
);
