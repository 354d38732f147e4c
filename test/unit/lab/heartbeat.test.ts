import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchHeartbeat } from '../../../scripts/lab/heartbeat';

it('sees how long a server did not answer, and what it refused to say does not count', async () => {
	let isSick = false;
	let asked = 0;
	const server = createServer((_, response) => {
		asked += 1;
		response.statusCode = isSick ? 503 : 200;
		response.end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	const stop = await watchHeartbeat(`http://127.0.0.1:${port}/healthz`);
	await sleep(500);
	isSick = true;
	await sleep(1_000);
	isSick = false;
	await sleep(500);
	const longestMs = await stop();
	server.close();
	expect(asked).toBeGreaterThan(10);
	expect(longestMs).toBeGreaterThan(700);
});
