import { createPrivateKey } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { freePort, LOOPBACK } from '../../scripts/ports';
import { FAILURES } from '../../wallet-api/failureTable';
import { bareOf, pemOf, publicBareOf, rsaKey } from '../support/keys';
import { expect, test } from './support/test';

test('a private key can be pasted in every usual form', async ({ dialog, sandbox, world }) => {
	const { baseUrl, appId, privateKey } = world.credentials;
	const key = createPrivateKey({
		key: Buffer.from(privateKey, 'base64'),
		format: 'der',
		type: 'pkcs8',
	});
	const pem = pemOf(key, { type: 'pkcs8' });
	const forms = {
		'bare Base64': bareOf(key, 'pkcs8'),
		'PEM with line breaks': `${pem}\n`,
		'PEM on one line': pem.replaceAll('\n', ' '),
	};
	await dialog.openNew('JT Wallet', 'JT Wallet API');
	await dialog.paste('baseUrl', baseUrl);
	await dialog.paste('appId', appId);
	for (const [form, text] of Object.entries(forms)) {
		await test.step(form, async () => {
			await dialog.paste('privateKey', text);
			await dialog.saveAndTest();
			await expect(dialog.success).toBeVisible();
		});
	}
	await test.step('and the address with the path of the API', async () => {
		await dialog.paste('baseUrl', `${baseUrl}/open-api/jt/wallet/balance`);
		await dialog.saveAndTest();
		await expect(dialog.success).toBeVisible();
	});
	const verified = (await sandbox.requests()).map(({ signatureVerified }) => signatureVerified);
	expect(verified).toEqual([true, true, true, true]);
});

test('what is wrong is said in the dialog', async ({ dialog, sandbox, world }) => {
	const { baseUrl, appId, privateKey } = world.credentials;
	const stranger = rsaKey('2048-other');
	const website = await serveWebPage();
	const cases = [
		{
			what: 'a key that is not registered',
			privateKey: bareOf(stranger, 'pkcs8'),
			says: FAILURES.signatureRefused.advice,
		},
		{
			what: 'a public key',
			privateKey: publicBareOf(stranger),
			says: 'public key',
		},
		{
			what: 'an address that is not allowed',
			allowedAddresses: ['192.0.2.1'],
			says: FAILURES.addressNotAllowed.advice,
		},
		{
			what: 'a Base URL that answers with a web page',
			baseUrl: website.url,
			says: FAILURES.webPage.advice,
		},
		{
			what: 'a Base URL without its scheme',
			baseUrl: 'wallet.example.com',
			says: 'put https:// in front of it',
		},
		{
			what: 'a Base URL with nothing behind it',
			baseUrl: `http://${LOOPBACK}:${await freePort()}`,
			says: 'ECONNREFUSED',
		},
		{
			what: 'a Base URL whose host does not exist',
			baseUrl: 'https://wallet.invalid',
			// Without any name server it is the other one.
			says: /ENOTFOUND|EAI_AGAIN/,
		},
		{
			what: 'https where only http is spoken',
			baseUrl: baseUrl.replace('http:', 'https:'),
			says: 'EPROTO',
		},
	];
	await dialog.openNew('JT Wallet', 'JT Wallet API');
	await dialog.paste('appId', appId);
	for (const { what, says, allowedAddresses = null, ...fields } of cases) {
		await test.step(what, async () => {
			await sandbox.change({ allowedAddresses });
			await dialog.paste('baseUrl', fields.baseUrl ?? baseUrl);
			await dialog.paste('privateKey', fields.privateKey ?? privateKey);
			await dialog.saveAndTest();
			await dialog.unfoldFailure();
			await expect(dialog.failure).toContainText(says);
			await expect(dialog.success).toBeHidden();
		});
	}
	await test.step('a code that nobody knows, beside a list and a total', async () => {
		const data = { list: [], total: 0 };
		await sandbox.setFaults({
			kind: 'text',
			body: JSON.stringify({ code: 4711, message: 'Try tomorrow', data }),
		});
		await dialog.paste('baseUrl', `${baseUrl}/`);
		await dialog.saveAndTest();
		await dialog.unfoldFailure();
		await expect(dialog.failure).toContainText('JT Wallet returned code 4711: "Try tomorrow"');
		await expect(dialog.success).toBeHidden();
	});
	website.server.close();
	await test.step('what was wrong elsewhere is put right there, and tested again', async () => {
		await sandbox.change({ allowedAddresses: ['192.0.2.1'] });
		await dialog.paste('baseUrl', baseUrl);
		await dialog.saveAndTest();
		await dialog.unfoldFailure();
		await expect(dialog.failure).toContainText(FAILURES.addressNotAllowed.title);
		await sandbox.change({ allowedAddresses: null });
		await dialog.testAgain();
		await expect(dialog.success).toBeVisible();
	});
});

/** A web server that knows nothing of JT Wallet. */
async function serveWebPage(): Promise<{ url: string; server: Server }> {
	const port = await freePort();
	const server = createServer((_request, response) => {
		response.setHeader('content-type', 'text/html').end('<html><body>Please log in</body></html>');
	});
	await new Promise<void>((resolve) => server.listen(port, LOOPBACK, resolve));
	return { url: `http://${LOOPBACK}:${port}`, server };
}
