import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { answer, ask, data, envelope } from './support/ask';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, users: 2 });
});
afterAll(async () => await sandbox.close());

describe('starting and stopping', () => {
	it('gives what goes into the credential', () => {
		expect(sandbox.credentials).toEqual({
			baseUrl: sandbox.url,
			appId: '733b887a4a784708bb369524db5b6ded',
			privateKey: expect.stringMatching(/^MII[A-Za-z0-9+/]+=*$/),
			signatureAlgorithm: 'RSA-SHA256',
		});
		expect(sandbox.url).toBe(`http://127.0.0.1:${sandbox.port}`);
	});

	it('needs the public key only', async () => {
		const keys = { privateKey: '', publicKey: sandbox.publicKey };
		const other = await startSandbox({ port: 0, users: 1, keys });
		expect(other.credentials.privateKey).toBe('');
		const body = envelope(sandbox, {});
		expect(await answer(other, {}, { body })).toMatchObject({ code: 10000 });
		await other.close();
	});

	it('closes at once, and starts over at once, whatever still waits', async () => {
		const other = await startSandbox({ port: 0, users: 1 });
		const waiting = { when: { every: true } };
		other.faults.set([{ kind: 'neverAnswer', ...waiting }]);
		const unanswered = ask(other);
		await arrival(other);
		other.reset({ users: 1 });
		expect(await unanswered).toMatchObject({ status: undefined, broken: 'ECONNRESET' });
		other.faults.set([{ kind: 'delay', ms: 3_600_000, ...waiting }]);
		const delayed = ask(other);
		await arrival(other);
		await other.close();
		expect(await delayed).toMatchObject({ status: undefined, broken: 'ECONNRESET' });
	});

	it('leaves no wait behind that would keep the process alive', async () => {
		const signals: AbortSignal[] = [];
		const sleep = async (_milliseconds: number, signal: AbortSignal) => {
			signals.push(signal);
			await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
		};
		const other = await startSandbox({ port: 0, users: 1, sleep });
		other.faults.set([{ kind: 'delay', ms: 1 }]);
		const delayed = ask(other);
		await arrival(other);
		await other.close();
		expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
		expect((await delayed).broken).toBe('ECONNRESET');
	});

	it('starts over with other users, no faults, an empty log and the first settings', async () => {
		sandbox.faults.set([{ kind: 'emptyBody', when: { every: true } }]);
		sandbox.settings.merchantDisabled = true;
		await ask(sandbox);
		sandbox.reset({ users: 3, seed: 9 });
		expect(sandbox.counters).toEqual({ requests: 0, verified: 0, refused: 0 });
		expect(sandbox.requests).toEqual([]);
		expect(await data(sandbox)).toMatchObject({ total: 3 });
	});

	it('keeps the last requests of the log, and counts all', async () => {
		const other = await startSandbox({ port: 0, users: 0, log: 2 });
		for (const page of [1, 2, 3]) await ask(other, { page });
		expect(other.requests.map(({ number }) => number)).toEqual([2, 3]);
		expect(other.counters.requests).toBe(3);
		await other.close();
	});
});

async function arrival(of: Sandbox): Promise<void> {
	while (of.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
}
