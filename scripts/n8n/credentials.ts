import { z } from 'zod';
import type { SandboxCredentials } from '../../sandbox/server';
import type { RestSession } from './rest';

/** The credential type of the package. */
export const CREDENTIAL_TYPE = 'jtWalletApi';

const stored = z.object({ id: z.string(), name: z.string() });

/** A credential as n8n lists it, without its secrets. */
export type StoredCredential = Readonly<z.infer<typeof stored>>;

/** The data of a credential: what its form would hold. */
export type CredentialData = Readonly<Record<string, string | number | boolean>>;

/** A credential to be put into n8n. */
interface NewCredential {
	readonly name: string;
	readonly type: string;
	readonly data: CredentialData;
}

/** The credential by which an n8n of ours reaches its sandbox. */
export const sandboxCredential = (credentials: SandboxCredentials): NewCredential => ({
	name: 'JT Wallet sandbox',
	type: CREDENTIAL_TYPE,
	data: { ...credentials },
});

/** Makes the credential, or gives the one of the same type and name this data. */
export async function putCredential(session: RestSession, credential: NewCredential) {
	const listed = z.array(stored.extend({ type: z.string() }));
	const all = await session.call('GET', '/credentials', listed);
	const same = all.find(({ name, type }) => name === credential.name && type === credential.type);
	return same === undefined
		? await session.call('POST', '/credentials', stored, credential)
		: await session.call('PATCH', `/credentials/${same.id}`, stored, credential);
}
