import { delimiter, dirname } from 'node:path';
import { LOOPBACK } from '../ports';

/** What a program needs of the user's own environment. The rest stays out, so that every n8n here is set up alike. */
const KEPT =
	/^(PATH|HOME|USER|LOGNAME|LANG|LC_.*|TZ|TMPDIR|TEMP|TMP|NODE_EXTRA_CA_CERTS|SSL_CERT_.*|SystemRoot|windir|COMSPEC|PATHEXT|APPDATA|LOCALAPPDATA|USERPROFILE)$/i;

/** An n8n that listens on loopback, calls nobody and asks the user nothing. */
const QUIET = {
	N8N_LISTEN_ADDRESS: LOOPBACK,
	N8N_RUNNERS_BROKER_LISTEN_ADDRESS: LOOPBACK,
	N8N_WORKER_SERVER_ADDRESS: LOOPBACK,
	N8N_HOST: LOOPBACK,
	N8N_SECURE_COOKIE: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_PYTHON_ENABLED: 'false',
	N8N_DISABLED_MODULES: 'mcp-registry,instance-ai,chat-hub,insights,agents',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
};

/**
 * The whole environment of one n8n that runs on the given Node; `extra` wins over what is set here. `brokerPort`: of the
 * broker that hands Code nodes' work to the task runner.
 */
export function instanceEnvironment(
	place: { userFolder: string; port: number; brokerPort: number },
	node: string,
	extra: NodeJS.ProcessEnv = {},
	outer: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
	const kept = Object.fromEntries(Object.entries(outer).filter(([name]) => KEPT.test(name)));
	return {
		...kept,
		// n8n starts its task runner with the first `node` it finds.
		PATH: [dirname(node), outer.PATH].join(delimiter),
		...QUIET,
		N8N_USER_FOLDER: place.userFolder,
		N8N_PORT: String(place.port),
		N8N_RUNNERS_BROKER_PORT: String(place.brokerPort),
		// A worker then says on the same port whether it is ready.
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(place.port),
		...extra,
	};
}
