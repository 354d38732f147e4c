/** What `npm start` prints when everything is up. */
import { welcome } from '../../../scripts/start/welcome';

const RUNNING = {
	n8n: 'http://127.0.0.1:5678',
	sandbox: 'http://127.0.0.1:8787',
	users: 12_000,
	credentials: { baseUrl: 'http://127.0.0.1:8787', appId: 'an-app', privateKey: 'MIIEvQ==' },
	filled: [
		{ id: 'a1', name: 'First', versionId: '' },
		{ id: 'b2', name: 'Second', versionId: '' },
	],
	logFile: '/logs/n8n.log',
};

const text = welcome(RUNNING);

it('has the address, the login and the log', () => {
	expect(text).toContain('Open      http://127.0.0.1:5678\n');
	expect(text).toContain('Log in    demo@example.com   password JtWallet-local-1\n');
	expect(text).toContain('Sandbox   http://127.0.0.1:8787   12,000 wallet users\n');
	expect(text).toContain('Log       /logs/n8n.log\n');
});

it.each([
	['Base URL', RUNNING.credentials.baseUrl],
	['App ID', RUNNING.credentials.appId],
	['Private Key', RUNNING.credentials.privateKey],
])('has the %s for a credential of one’s own, on a line that can be copied', (label, value) => {
	expect(new RegExp(`^ *${label} +(\\S+)$`, 'm').exec(text)?.[1]).toBe(value);
});

it('has the workflows with their addresses, in their order', () => {
	expect(text).toMatch(/First +\S+\/workflow\/a1\n.*Second +\S+\/workflow\/b2\n/);
});

it('says that a login which was changed is left alone', () => {
	const left = welcome({ ...RUNNING, filled: undefined });
	expect(left).toContain('your own; it was changed');
	expect(left).not.toContain('JtWallet-local-1');
});
