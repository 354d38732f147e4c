import type { SandboxCredentials } from '../sandbox/server';
import type { CredentialData } from './n8n/credentials';

/** The credential type of the package. */
export const CREDENTIAL_TYPE = 'jtWalletApi';

/** The credential by which an n8n of ours reaches its sandbox. */
export function sandboxCredential(credentials: SandboxCredentials): {
	name: string;
	type: string;
	data: CredentialData;
} {
	return { name: 'JT Wallet sandbox', type: CREDENTIAL_TYPE, data: { ...credentials } };
}
