import type { Json } from '../../../wallet-api/contract';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { ask, data, exchange } from './support/ask';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, users: 0 });
});
beforeEach(() => sandbox.reset({ users: 30, seed: 5 }));
afterAll(async () => await sandbox.close());

async function control(method: string, path: string, body?: Json) {
	const heard = await exchange(
		`${sandbox.url}/control/${path}`,
		method,
		body === undefined ? undefined : JSON.stringify(body),
		body === undefined ? {} : { 'content-type': 'application/json' },
	);
	return { status: heard.status, text: heard.text, json: JSON.parse(heard.text) };
}

it('tells the state', async () => {
	await ask(sandbox);
	const { json } = await control('GET', 'state');
	expect(json).toMatchObject({
		appId: sandbox.credentials.appId,
		publicKey: sandbox.publicKey,
		users: 30,
		totalBalance: expect.any(Number),
		settings: { merchantDisabled: false, allowedAddresses: null },
		faults: [],
		faultKinds: expect.arrayContaining(['delay']),
		counters: { requests: 1, verified: 1, refused: 0 },
	});
	expect(JSON.stringify(json)).not.toContain(sandbox.credentials.privateKey);
});

it('sets faults, adds to them, shows how often they struck, and takes them away', async () => {
	const set = await control('POST', 'faults', { faults: [{ kind: 'emptyPage' }] });
	expect(set.json).toEqual([{ fault: { kind: 'emptyPage' }, applied: 0 }]);
	await control('POST', 'faults', { faults: [{ kind: 'delay', ms: 1 }], keep: true });
	expect((await data(sandbox)).list).toEqual([]);
	expect((await control('GET', 'faults')).json).toMatchObject([{ applied: 1 }, { applied: 1 }]);
	expect((await control('DELETE', 'faults/0')).json).toMatchObject([{ fault: { kind: 'delay' } }]);
	expect((await control('DELETE', 'faults/9')).status).toBe(404);
	expect((await control('DELETE', 'faults')).json).toEqual([]);
});

it.each<[Json, string]>([
	[
		{ faults: [{ kind: 'dely', ms: 1 }] },
		'This fault cannot be set: kind has to be one of delay, dateOffset,',
	],
	[{ faults: [{ kind: 'delay' }] }, 'This fault cannot be set: ms is missing.'],
	[{ faults: [{ kind: 'delay', ms: '5' }] }, 'ms has to be a number, but is a text.'],
	[{ faults: [{ kind: 'delay', ms: 5, mss: 5 }] }, 'mss is not known here.'],
	[{ faults: [{ kind: 'html', when: { page: 0 } }] }, 'when.page has to be 1 or more.'],
	[{ faults: [{ kind: 'html', when: { every: true, times: 1 } }] }, 'give either every or times'],
	[{ faults: [{ kind: 'httpStatus', status: 200 }] }, 'status has to be 300 or more.'],
	[{ faults: [{ kind: 'httpStatus', status: 500, retryAfter: 'a\r\nb: c' }] }, 'printable ASCII'],
	[{ faults: [{ kind: 'html' }, { kind: 'delay', ms: true }] }, 'Fault 2 cannot be set: ms has'],
	[{ faults: [{ kind: 'usersChanged', set: {}, at: 'x' }] }, 'at is "x", but has to be one of'],
	[[], 'This cannot be done: this has to be an object in braces, but is a list.'],
])('refuses faults that make no sense, saying why: %j', async (body, reason) => {
	const { status, json } = await control('POST', 'faults', body);
	expect(status).toBe(400);
	expect(json).toEqual({ error: expect.stringContaining(reason) });
	expect(sandbox.faults.list).toEqual([]);
});

it('lists users: all, found by a part of an id, filtered, page by page, with sums', async () => {
	const all = (await control('GET', 'users?size=100')).json;
	expect(all).toMatchObject({ total: 30, page: 1, size: 100 });
	expect(all.list).toEqual((await data(sandbox, { size: 100 })).list);
	expect((await control('GET', 'users?page=2&size=10')).json.list).toEqual(all.list.slice(10, 20));
	const { mchUuid } = all.list[3];
	const found = (await control('GET', `users?search=${mchUuid.toLowerCase().slice(4)}`)).json;
	expect(found).toMatchObject({ total: 1, list: [all.list[3]], totalBalance: all.list[3].balance });
	const some = (await control('GET', 'users?KYCStatus=Pending,Rejected&userStatus=')).json;
	expect(some.list).toEqual(
		all.list.filter((user: { KYCStatus: string }) =>
			['Pending', 'Rejected'].includes(user.KYCStatus),
		),
	);
	expect((await control('GET', `users?search=%20${mchUuid}%20`)).json.total).toBe(1);
	expect((await control('GET', 'users?size=0')).status).toBe(400);
});

it('shows, adds, changes and removes one user', async () => {
	const added = await control('POST', 'users', {
		mchUuid: 'JT/ü 1',
		balance: '9223372036854775807',
	});
	expect(added.text).toContain('"balance":9223372036854775807');
	const path = `users/${encodeURIComponent('JT/ü 1')}`;
	expect((await control('GET', path)).text).toBe(added.text);
	expect((await control('PATCH', path, { balance: 7, note: null })).json).toMatchObject({
		balance: 7,
		note: null,
	});
	expect((await data(sandbox, { size: 1 })).list[0]).toMatchObject({
		mchUuid: 'JT/ü 1',
		balance: 7,
	});
	expect(await control('PATCH', path, { mchUuid: 'other' })).toMatchObject({
		status: 400,
		json: { error: expect.stringContaining('cannot change') },
	});
	expect(await control('POST', 'users', { mchUuid: 'JT/ü 1' })).toMatchObject({ status: 400 });
	expect((await control('DELETE', path)).json).toEqual({ removed: 'JT/ü 1' });
	for (const method of ['GET', 'DELETE']) expect((await control(method, path)).status).toBe(404);
	expect((await control('PATCH', path, {})).status).toBe(404);
});

it('shows requests, the new ones only if asked so', async () => {
	await ask(sandbox);
	await ask(sandbox, {}, { sign: 'QUJD' });
	const { json } = await control('GET', 'requests');
	expect(json).toMatchObject({
		requests: 2,
		verified: 1,
		refused: 1,
		list: [
			{ number: 1, signatureVerified: true },
			{ number: 2, signatureVerified: false },
		],
	});
	expect((await control('GET', 'requests?after=1')).json.list).toHaveLength(1);
});

it('changes settings, but none that do not exist', async () => {
	const { json } = await control('POST', 'settings', { allowedAddresses: ['203.0.113.7'] });
	expect(json).toMatchObject({ allowedAddresses: ['203.0.113.7'], timestampWindow: 300000 });
	expect((await ask(sandbox)).text).toContain('"code":1002');
	expect((await control('GET', 'settings')).json).toEqual({ ...sandbox.settings });
	expect((await control('POST', 'settings', { allowed: [] })).status).toBe(400);
	expect((await control('POST', 'settings', { clockOffset: 'x' })).status).toBe(400);
});

it('tells what goes into the credential, to its own pages only', async () => {
	expect((await control('GET', 'credentials')).json).toEqual(sandbox.credentials);
	const headers = { origin: 'https://example.com' };
	const url = `${sandbox.url}/control/credentials`;
	expect((await exchange(url, 'GET', undefined, headers)).status).toBe(403);
});

it('starts over', async () => {
	expect((await control('POST', 'reset', { users: 4, seed: 2 })).json).toEqual({ users: 4 });
	expect(sandbox.merchant.size).toBe(4);
	expect((await control('POST', 'reset', { users: 1e9 })).status).toBe(400);
});

it('does nothing for other web pages, other names and other kinds of body', async () => {
	const url = `${sandbox.url}/control/reset`;
	const json = { 'content-type': 'application/json' };
	const status = async (headers: { [name: string]: string }) =>
		(await exchange(url, 'POST', '{}', headers)).status;
	expect(await status({ ...json, origin: 'https://example.com' })).toBe(403);
	expect(await status({ ...json, host: `evil.example:${sandbox.port}` })).toBe(403);
	expect(await status({ 'content-type': 'text/plain' })).toBe(415);
	expect(await status({ ...json, origin: sandbox.url })).toBe(200);
	expect(await status({ ...json, host: `localhost:${sandbox.port}` })).toBe(200);
	expect((await exchange(url, 'POST', 'no json', json)).status).toBe(400);
});
