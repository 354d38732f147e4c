import { z } from 'zod';
import type { RestSession } from './rest';

const stored = z.object({ id: z.string(), name: z.string() });

/** A credential as n8n lists it, without its secrets. */
export type StoredCredential = Readonly<z.infer<typeof stored>>;

/** The data of a credential: what its form would hold. */
export type CredentialData = Readonly<Record<string, string | number | boolean>>;

/** Makes the credential, or gives the one of the same type and name this data. */
export async function putCredential(
	session: RestSession,
	credential: { name: string; type: string; data: CredentialData },
): Promise<StoredCredential> {
	const listed = z.array(stored.extend({ type: z.string() }));
	const all = await session.call('GET', '/credentials', listed);
	const same = all.find(({ name, type }) => name === credential.name && type === credential.type);
	return same === undefined
		? await session.call('POST', '/credentials', stored, credential)
		: await session.call('PATCH', `/credentials/${same.id}`, stored, credential);
}

/** What n8n's own Test button says about a stored credential. */
export async function testCredential(
	session: RestSession,
	{ id, name }: StoredCredential,
	type: string,
	data: CredentialData,
): Promise<{ status: string; message: string }> {
	const answer = z.object({ status: z.string(), message: z.string() });
	const credentials = { id, name, type, data };
	return await session.call('POST', '/credentials/test', answer, { credentials });
}
