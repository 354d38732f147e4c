import type { SandboxCredentials } from '../../sandbox/server';
import { CREDENTIAL_TYPE, sandboxCredential } from '../demoCredential';
import { putCredential } from '../n8n/credentials';
import { importExamples } from '../n8n/importExamples';
import { logIn } from '../n8n/login';
import type { StoredWorkflow } from '../n8n/workflows';

/**
 * Puts the sandbox's credential and the example workflows into a running n8n. Gives the workflows, or undefined where
 * the local login was changed, so that n8n could not be filled and is as the operator left it.
 */
export async function fillN8n(
	url: string,
	credentials: SandboxCredentials,
	examples: string,
	noteFile: string,
): Promise<StoredWorkflow[] | undefined> {
	const session = await logIn(url);
	if (session === undefined) return undefined;
	const credential = await putCredential(session, sandboxCredential(credentials));
	return await importExamples(
		session,
		examples,
		CREDENTIAL_TYPE,
		credential,
		noteFile,
		credentials.baseUrl,
	);
}
