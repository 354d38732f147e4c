import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { onlyOwnPages } from '../control/ownPages';
import { bundle } from './bundle';

interface Asset {
	readonly path: string;
	readonly type: string;
	readonly read: () => Promise<string>;
}

const ASSETS: readonly Asset[] = [
	{ path: '/', type: 'text/html; charset=utf-8', read: file('page', 'page.html') },
	{
		path: '/console/page.js',
		type: 'text/javascript; charset=utf-8',
		read: async () => (await bundle()).script,
	},
	{
		path: '/console/page.css',
		type: 'text/css; charset=utf-8',
		read: async () => (await bundle()).style,
	},
	{
		path: '/console/icon.svg',
		type: 'image/svg+xml',
		read: file('..', '..', 'icons', 'jtWallet.svg'),
	},
];

/** Wallet users may hold any text: nothing but the page's own script runs, and no other page may frame it. */
const POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self'",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join('; ');

/** Serves the console: the web page by which a person looks at the sandbox and changes it. */
export function serveConsole(server: FastifyInstance): void {
	void server.register(async (scope) => {
		scope.addHook('onRequest', onlyOwnPages);
		for (const { path, type, read } of ASSETS) {
			scope.get(path, async (_request, reply) => {
				return await reply
					.type(type)
					.header('content-security-policy', POLICY)
					.header('x-content-type-options', 'nosniff')
					.header('cache-control', 'no-cache')
					.send(await read());
			});
		}
	});
}

function file(...parts: readonly string[]): () => Promise<string> {
	return async () => await readFile(join(__dirname, ...parts), 'utf8');
}
