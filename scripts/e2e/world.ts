import { z } from 'zod';
import { SIGNATURE_ALGORITHMS } from '../../wallet-api/signing/envelope';

const VARIABLE = 'JT_WALLET_E2E';

const worldSchema = z.object({
	n8nUrl: z.string(),
	sandboxUrl: z.string(),
	credentials: z.object({
		baseUrl: z.string(),
		appId: z.string(),
		privateKey: z.string(),
		signatureAlgorithm: z.enum(SIGNATURE_ALGORITHMS),
	}),
	/** The public key that belongs to the private key, as Base64 of SPKI. */
	publicKey: z.string(),
	folder: z.string(),
	browser: z.string(),
});

/** Everything the browser tests have to know of what was started for them. */
export type World = z.infer<typeof worldSchema>;

/** The environment variables by which a process of tests learns of the world. */
export function worldEnvironment(world: World): NodeJS.ProcessEnv {
	return { [VARIABLE]: JSON.stringify(world) };
}

/** The world as this process was told. Fails where it was not started by `npm run e2e`. */
export function readWorld(env: NodeJS.ProcessEnv = process.env): World {
	const text = env[VARIABLE];
	if (text === undefined) throw new Error('Start these tests with "npm run e2e".');
	return worldSchema.parse(JSON.parse(text));
}
