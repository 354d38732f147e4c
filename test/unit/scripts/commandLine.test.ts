import { InvalidArgumentError } from 'commander';
import { instanceEnvironment } from '../../../scripts/n8n/environment';
import { npmEnvironment } from '../../../scripts/npm';
import { portNumber, wholeNumber } from '../../../scripts/numberOption';
import { readableDuration } from '../../../scripts/progress';

it.each(['', 'x', '1.5', '-1', '1e3', ' 7', '0', '1000001'])('refuses the number "%s"', (text) => {
	const read = () => wholeNumber(1, 1_000_000)(text);
	expect(read).toThrow(InvalidArgumentError);
	expect(read).toThrow('It must be a whole number from 1 to 1,000,000.');
});

it('reads numbers at both ends of the range', () => {
	expect([portNumber('1'), portNumber('65535')]).toEqual([1, 65_535]);
	expect(() => portNumber('65536')).toThrow('from 1 to 65,535');
});

it('keeps what this project tells npm from an npm in another folder', () => {
	const env = {
		npm_config_ignore_scripts: 'true',
		npm_config_local_prefix: '/here',
		npm_package_name: 'here',
		npm_config_registry: 'https://registry.example.com',
		npm_config_cache: '/cache',
		PATH: '/bin',
	};
	expect(npmEnvironment(env)).toEqual({
		npm_config_registry: 'https://registry.example.com',
		npm_config_cache: '/cache',
		PATH: '/bin',
	});
});

it('gives every n8n the same environment, whatever the operator set for another one', () => {
	const outer = {
		PATH: '/bin',
		HOME: '/me',
		DB_TYPE: 'postgresdb',
		N8N_PORT: '1',
		NODE_OPTIONS: '-x',
	};
	const place = { userFolder: '/u', port: 2, brokerPort: 3 };
	const env = instanceEnvironment(place, '/node24/bin/node', { N8N_LOG_LEVEL: 'debug' }, outer);
	expect(env).toMatchObject({
		PATH: '/node24/bin:/bin',
		HOME: '/me',
		N8N_USER_FOLDER: '/u',
		N8N_PORT: '2',
		N8N_RUNNERS_BROKER_PORT: '3',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_LOG_LEVEL: 'debug',
	});
	expect(env).not.toHaveProperty('DB_TYPE');
	expect(env).not.toHaveProperty('NODE_OPTIONS');
});

it.each([
	[400, '0 s'],
	[59_000, '59 s'],
	[185_000, '3 min 05 s'],
])('calls %d ms %s', (ms, text) => expect(readableDuration(ms)).toBe(text));
