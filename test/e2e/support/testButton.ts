import { z } from 'zod';
import {
	CREDENTIAL_TYPE,
	type CredentialData,
	type StoredCredential,
} from '../../../scripts/n8n/credentials';
import type { RestSession } from '../../../scripts/n8n/rest';

/** What n8n's own Test button says about a stored credential of the package: its status, and a message. */
export async function testCredential(
	session: RestSession,
	credential: StoredCredential,
	data: CredentialData,
) {
	const answer = z.object({ status: z.string(), message: z.string() });
	const credentials = { ...credential, type: CREDENTIAL_TYPE, data };
	return await session.call('POST', '/credentials/test', answer, { credentials });
}
