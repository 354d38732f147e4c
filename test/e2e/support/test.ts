import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { CREDENTIAL_TYPE } from '../../../scripts/demoCredential';
import { readWorld, type World } from '../../../scripts/e2e/world';
import { putCredential, type StoredCredential } from '../../../scripts/n8n/credentials';
import { LOCAL_LOGIN, logIn } from '../../../scripts/n8n/login';
import type { RestSession } from '../../../scripts/n8n/rest';
import { sandbox } from './sandbox';

/** The credential that reaches the sandbox, in every n8n of these tests. */
export const SANDBOX_CREDENTIAL = 'JT Wallet sandbox';

interface PerWorker {
	readonly world: World;
	/** n8n's REST interface, for what is only preparation. */
	readonly session: RestSession;
	/** The stored credential of the sandbox. */
	readonly credential: StoredCredential;
	/** File with the browser's state after logging in. */
	readonly login: string;
}

/** Playwright's `test`, logged in to n8n, with a sandbox that is new for every test. */
export const test = base.extend<{ newSandbox: void }, PerWorker>({
	world: [async ({}, use) => await use(readWorld()), { scope: 'worker' }],

	session: [
		async ({ world }, use) => {
			const session = await logIn(world.n8nUrl);
			if (session === undefined) throw new Error('n8n refused the login that was just made.');
			await use(session);
		},
		{ scope: 'worker' },
	],

	credential: [
		async ({ session, world }, use) => {
			const { credentials: data } = world;
			const credential = { name: SANDBOX_CREDENTIAL, type: CREDENTIAL_TYPE, data };
			await use(await putCredential(session, credential));
		},
		{ scope: 'worker' },
	],

	login: [
		async ({ browser, world, credential }, use) => {
			const page = await browser.newPage({ baseURL: world.n8nUrl });
			await page.goto('/signin');
			await page.getByLabel('Email').fill(LOCAL_LOGIN.email);
			await page.getByLabel('Password').fill(LOCAL_LOGIN.password);
			await page.getByRole('button', { name: 'Sign in' }).click();
			await page.waitForURL('**/home/**');
			const file = join(world.folder, `login-${credential.id}.json`);
			await page.context().storageState({ path: file });
			await page.close();
			await use(file);
		},
		{ scope: 'worker' },
	],

	storageState: async ({ login }, use) => await use(login),

	newSandbox: [
		async ({}, use) => {
			await sandbox.reset();
			await use();
		},
		{ auto: true },
	],
});

export { expect };
