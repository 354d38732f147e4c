import { z } from 'zod';
import { until } from '../until';
import { openSession, type RestSession, unlessRefused } from './rest';

/** Who logs in to an n8n of ours. Known to everybody, and good for loopback only. */
export const LOCAL_LOGIN = { email: 'demo@example.com', password: 'JtWallet-local-1' } as const;

/** A session of the local login, made where there is none yet; undefined where n8n refuses it: somebody changed it. */
export async function logIn(url: string): Promise<RestSession | undefined> {
	const session = openSession(url);
	const settings = z.object({ userManagement: z.object({ showSetupOnFirstLoad: z.boolean() }) });
	const { userManagement } = await session.call('GET', '/settings', settings);
	if (userManagement.showSetupOnFirstLoad) {
		const owner = { ...LOCAL_LOGIN, firstName: 'Demo', lastName: 'Owner' };
		await session.call('POST', '/owner/setup', z.unknown(), owner);
	}
	const { email, password } = LOCAL_LOGIN;
	const login = { emailOrLdapLoginId: email, password };
	const user = await unlessRefused(401, session.call('POST', '/login', z.object({}), login));
	return user && session;
}

/** How long n8n may take for its addresses once it says that it is ready: older ones need a moment. */
const ADDRESSES_WITHIN_MS = 60_000;

/** A session of the local login of an n8n that has just started. Fails with an OperatorError where n8n refuses it. */
export async function logInOnceReady(url: string): Promise<RestSession> {
	const otherwise = 'n8n refused the login that was made, or its addresses did not come.';
	const session = async () => await logIn(url).catch(() => undefined);
	return await until(session, ADDRESSES_WITHIN_MS, () => otherwise, 500);
}
