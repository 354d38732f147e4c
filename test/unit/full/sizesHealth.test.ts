import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchHealth } from '../../../scripts/full/sizes/healthWatch';

it('sees how long a server did not answer, and what it refused to say does not count', async () => {
	let isSick = false;
	const server = createServer((_, response) => {
		response.statusCode = isSick ? 503 : 200;
		response.end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	const watch = watchHealth(`http://127.0.0.1:${port}/healthz`);
	await sleep(500);
	isSick = true;
	await sleep(1_000);
	isSick = false;
	await sleep(500);
	const { longestMs, answers } = await watch.stop();
	server.close();
	expect(answers).toBeGreaterThan(1);
	expect(longestMs).toBeGreaterThan(700);
});
