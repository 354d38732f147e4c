import type { SandboxCredentials } from '../../sandbox/server';
import { LOCAL_LOGIN } from '../n8n/login';
import type { StoredWorkflow } from '../n8n/workflows';

/** What runs where. */
export interface Running {
	readonly n8n: string;
	readonly sandbox: string;
	readonly users: number;
	/** What a credential is filled in with, to practise it. */
	readonly credentials: Pick<SandboxCredentials, 'baseUrl' | 'appId' | 'privateKey'>;
	/** The example workflows in n8n; undefined where the login was changed. */
	readonly filled: readonly StoredWorkflow[] | undefined;
	readonly logFile: string;
	readonly hint?: string;
}

/** What to enter into a credential, on lines that can be copied. */
export function credentialLines({ baseUrl, appId, privateKey }: Running['credentials']): string {
	const entries = { 'Base URL': baseUrl, 'App ID': appId, 'Private Key': privateKey };
	return titled(Object.entries(entries), 13);
}

/** What the operator reads when everything is up. */
export function welcome(running: Running): string {
	const { n8n, sandbox, users, credentials, filled, logFile, hint } = running;
	const login =
		filled === undefined
			? 'your own; it was changed, so credential and workflows were left as they are (--reset starts over)'
			: `${LOCAL_LOGIN.email}   password ${LOCAL_LOGIN.password}`;
	const places = [
		['Open', n8n],
		['Log in', login],
		...(filled ?? []).map(({ id, name }) => ['Workflow', `${name}   ${n8n}/workflow/${id}`]),
		['Sandbox', `${sandbox}   ${users.toLocaleString('en-US')} wallet users`],
		['Log', logFile],
	];
	return `
n8n is ready.
${titled(places, 10)}

To practise, create a credential of the type JT Wallet API with these. ${sandbox} has them to copy, too.
${credentialLines(credentials)}
${hint === undefined ? '' : `\n${hint}\n`}
Ctrl-C stops everything.
`;
}

function titled(lines: readonly string[][], width: number): string {
	return lines.map(([title = '', text = '']) => `  ${title.padEnd(width)}${text}`).join('\n');
}
