import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { z } from 'zod';
import {
	putCredential,
	sandboxCredential,
	type StoredCredential,
} from '../../../scripts/n8n/credentials';
import { LOCAL_LOGIN, logIn } from '../../../scripts/n8n/login';
import type { RestSession } from '../../../scripts/n8n/rest';
import { listWorkflows } from '../../../scripts/n8n/workflows';
import { CredentialDialog } from './credentialDialog';
import { Editor } from './editor';
import { SandboxControl } from './sandbox';
import { readWorld, type World } from './world';

interface PerWorker {
	readonly world: World;
	/** n8n's REST interface, for what is only preparation. */
	readonly session: RestSession;
	/** The stored credential of the sandbox. */
	readonly credential: StoredCredential;
	/** File with the browser's state after logging in. */
	readonly login: string;
}

interface PerTest {
	/** New for every test. */
	readonly sandbox: SandboxControl;
	/** The workflows made in it are put away after the test, and their triggers stop. */
	readonly editor: Editor;
	/** What was made in it is gone after the test. */
	readonly dialog: CredentialDialog;
}

/** Playwright's `test`, logged in to n8n. */
export const test = base.extend<PerTest, PerWorker>({
	world: [readWorld(), { scope: 'worker', option: true }],

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
			await use(await putCredential(session, sandboxCredential(world.credentials)));
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

	sandbox: [
		async ({ world }, use) => {
			const sandbox = new SandboxControl(world.sandboxUrl);
			await sandbox.reset();
			await use(sandbox);
		},
		{ auto: true },
	],

	editor: async ({ page, session }, use) => {
		await use(new Editor(page));
		await page.goto('about:blank');
		for (const { id } of await listWorkflows(session)) {
			await session.call('POST', `/workflows/${id}/archive`, z.unknown(), {});
		}
	},

	dialog: async ({ credential, page, session }, use) => {
		await use(new CredentialDialog(page));
		const all = z.array(z.object({ id: z.string() }));
		for (const { id } of await session.call('GET', '/credentials', all)) {
			if (id !== credential.id) await session.call('DELETE', `/credentials/${id}`, z.unknown());
		}
	},
});

export { expect };
