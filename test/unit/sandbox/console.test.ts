import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { ask, exchange } from './support/ask';

const PAGE = join(__dirname, '../../../sandbox/console/page');

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, users: 20 });
});
afterAll(async () => await sandbox.close());

async function get(path: string, headers: { readonly [name: string]: string } = {}) {
	return await exchange(`${sandbox.url}${path}`, 'GET', undefined, headers);
}

it('serves the page and all it needs from this machine', async () => {
	const page = await get('/');
	expect(page.status).toBe(200);
	expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
	expect(page.text).not.toMatch(/https?:\/\//);
	const needed = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
	const types = await Promise.all(
		needed.map(async (path) => {
			const { status, headers } = await get(path);
			return `${path} ${status} ${headers['content-type']}`;
		}),
	);
	expect([...new Set(types)]).toEqual([
		'/console/icon.svg 200 image/svg+xml',
		'/console/page.css 200 text/css; charset=utf-8',
		'/console/page.js 200 text/javascript; charset=utf-8',
	]);
});

it('puts the libraries into the script and the style', async () => {
	const { text: script } = await get('/console/page.js');
	expect(script).toContain('tabulator');
	expect(script).toContain('u-legend');
	expect(script).not.toMatch(/^import /m);
	const { text: style } = await get('/console/page.css');
	expect(style).toContain('.tabulator-cell');
	expect(style).toContain('.u-legend');
	expect(style).not.toContain('@import');
});

it('runs no script but its own and cannot be framed', async () => {
	const { headers } = await get('/');
	const policy = String(headers['content-security-policy']);
	expect(policy).toContain("default-src 'none'");
	expect(policy).toContain("script-src 'self'");
	expect(policy).toContain("frame-ancestors 'none'");
	expect(policy).not.toContain('unsafe');
});

it('is not served under a foreign name or to a page of another site', async () => {
	expect((await get('/', { host: `evil.example:${sandbox.port}` })).status).toBe(403);
	expect((await get('/console/page.js', { origin: 'https://example.com' })).status).toBe(403);
	expect((await get('/', { host: `localhost:${sandbox.port}` })).status).toBe(200);
});

it('has every part in the page that the script asks for, once', () => {
	const html = readFileSync(join(PAGE, 'page.html'), 'utf8');
	const scripts = readdirSync(PAGE).filter((name) => name.endsWith('.ts'));
	const asked = scripts.flatMap((name) => {
		const text = readFileSync(join(PAGE, name), 'utf8');
		const named = [...text.matchAll(/\bpart\(\s*'([\w-]+)'|'(figure-[\w-]+)'/g)];
		const parts = named.map(([, id = '', figure = '']) => id || figure);
		const dialogs = [...text.matchAll(/\bformDialog\(\s*'([\w-]+)'/g)].flatMap(([, id = '']) =>
			['', '-form', '-trouble', '-open', '-cancel'].map((ending) => `${id}${ending}`),
		);
		const forms = [...text.matchAll(/\bjsonForm\(\s*'([\w-]+)'/g)].flatMap(([, id = '']) =>
			['-form', '-ready', '-json', '-trouble'].map((ending) => `${id}${ending}`),
		);
		return [...parts, ...dialogs, ...forms];
	});
	expect(asked.length).toBeGreaterThan(20);
	for (const id of asked) {
		expect({ id, times: html.split(`id="${id}"`).length - 1 }).toEqual({ id, times: 1 });
	}
});

it('can follow the sandbox: the version rises with every change, the log is read from where one was', async () => {
	const version = async () => JSON.parse((await get('/control/state')).text).version;
	const before = await version();
	sandbox.merchant.createUser();
	expect(await version()).toBe(before + 1);

	for (let count = 0; count < 4; count += 1) await ask(sandbox);
	const { list } = JSON.parse((await get('/control/requests?after=1&last=2')).text);
	expect(list.map(({ number }: { number: number }) => number)).toEqual([3, 4]);
	expect((await get('/control/requests?last=0')).status).toBe(400);
});
