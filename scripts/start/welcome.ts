import { LOCAL_LOGIN } from '../n8n/login';
import type { StoredWorkflow } from '../n8n/workflows';

/** What runs where. */
export interface Running {
	readonly n8n: string;
	readonly sandbox: string;
	readonly users: number;
	/** The example workflows in n8n; undefined where the login was changed. */
	readonly filled: readonly StoredWorkflow[] | undefined;
	readonly logFile: string;
	/** Something more to say; nothing for most commands. */
	readonly hint?: string;
}

/** What the operator reads when everything is up. */
export function welcome({ n8n, sandbox, users, filled, logFile, hint }: Running): string {
	const login =
		filled === undefined
			? 'your own; it was changed, so credential and workflows were left as they are (--reset starts over)'
			: `${LOCAL_LOGIN.email}   password ${LOCAL_LOGIN.password}`;
	const lines = [
		['Open', n8n],
		['Log in', login],
		...(filled ?? []).map(({ id, name }) => ['Workflow', `${name}   ${n8n}/workflow/${id}`]),
		['Sandbox', `${sandbox}   ${users.toLocaleString('en-US')} wallet users`],
		['', 'Its page shows Base URL, App ID and Private Key to enter a credential yourself.'],
		['Log', logFile],
	].map(([title = '', text = '']) => `  ${title.padEnd(10)}${text}`);
	const more = hint === undefined ? [] : ['', hint];
	return ['', 'n8n is ready.', ...lines, ...more, '', 'Ctrl-C stops everything.', ''].join('\n');
}
