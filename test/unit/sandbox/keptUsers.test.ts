import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { data } from './support/ask';

let folder: string;
let file: string;
let sandbox: Sandbox;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'jt-wallet-kept-'));
	file = join(folder, 'sandbox', 'users.json');
});
afterEach(async () => {
	await sandbox.close();
	rmSync(folder, { recursive: true });
});

const start = async (users = 20, seed = 3) => {
	sandbox = await startSandbox({ port: 0, users, seed, keepIn: file });
};

/** Everything there is, before and after a restart. */
async function restart(users?: number): Promise<{ before: unknown; after: unknown }> {
	const before = await data(sandbox, { size: 100 });
	await sandbox.close();
	await start(users);
	return { before, after: await data(sandbox, { size: 100 }) };
}

it('goes on after a restart with the users as they were left', async () => {
	await start();
	const [first = '', second = '', third = ''] = sandbox.merchant.idsFrom(1, 3);
	sandbox.merchant.changeUser(first, { balance: 2n ** 63n - 1n, note: { 'ü"': null } });
	sandbox.merchant.changeUser(second, { createTime: '2020-01-01 00:00:00' });
	sandbox.merchant.removeUser(third);
	const { createTime } = sandbox.merchant.createUser();
	sandbox.merchant.createUser({ createTime });
	const { before, after } = await restart();
	expect(after).toEqual(before);
	expect(sandbox.merchant.find(first)?.balance).toBe(2n ** 63n - 1n);
	sandbox.merchant.createUser({ createTime });
	const again = await restart();
	expect(again.after).toEqual(again.before);
	expect(sandbox.merchant.size).toBe(22);
});

it('goes on with the users of the last reset, without faults and worlds', async () => {
	await start();
	sandbox.reset({ users: 7, seed: 5, perSecond: 3, world: { cap: { rows: 2 } } });
	sandbox.faults.set([{ kind: 'emptyBody', when: { request: 9 } }]);
	sandbox.merchant.removeUser(sandbox.merchant.idsFrom(1, 1)[0] ?? '');
	const rows = sandbox.merchant.rows();
	await restart();
	expect(sandbox.merchant.rows()).toEqual(rows);
	expect(sandbox.faults.list).toEqual([]);
	expect(sandbox.settings.world).toEqual({});
});

it('starts over where it is started with other users, and where the file is spoiled', async () => {
	await start();
	sandbox.merchant.removeUser(sandbox.merchant.idsFrom(1, 1)[0] ?? '');
	await restart(30);
	expect(sandbox.merchant.size).toBe(30);
	await restart(20);
	expect(sandbox.merchant.size).toBe(19);
	await sandbox.close();
	writeFileSync(file, '{"startedWith":');
	await start();
	expect(sandbox.merchant.size).toBe(20);
});

it('writes soon after a change, not only at the end', async () => {
	await start();
	expect(existsSync(file)).toBe(false);
	sandbox.merchant.createUser();
	while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 20));
});
