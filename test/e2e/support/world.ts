import type { SandboxCredentials } from '../../../sandbox/server';

const VARIABLE = 'JT_WALLET_E2E';

/** Everything the browser tests have to know of what was started for them. */
export interface World {
	readonly n8nUrl: string;
	readonly sandboxUrl: string;
	readonly credentials: SandboxCredentials;
	/** The public key that belongs to the private key, as Base64 of SPKI. */
	readonly publicKey: string;
	readonly folder: string;
	readonly browser: string;
}

/** The environment variables by which a process of tests learns of the world. */
export function worldEnvironment(world: World): NodeJS.ProcessEnv {
	return { [VARIABLE]: JSON.stringify(world) };
}

/** The world as this process was told. Fails where it was not started by `npm run e2e`. */
export function readWorld(): World {
	const text = process.env[VARIABLE];
	if (text === undefined) throw new Error('Start these tests with "npm run e2e".');
	return JSON.parse(text);
}
