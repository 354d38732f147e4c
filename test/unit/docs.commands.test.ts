/** Every command in the documents is run by a test or by CI. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSandbox } from '../../sandbox/server';
import { verifierOf } from '../../sandbox/api/verify';
import { authenticate, CREDENTIALS, ORIGIN, PATH } from '../support/credential';
import {
	codeBlocksOf,
	DOCUMENTS,
	type Document,
	PROJECT,
	readDocument,
} from '../support/documents';

/** The beginnings of the commands that are no scripts of ours, and what runs each. */
const RUN_ELSEWHERE: { readonly [beginning: string]: string } = {
	'openssl genpkey': 'test/unit/docs.commands.test.ts',
	'openssl pkey': 'test/unit/docs.commands.test.ts',
	'openssl base64': 'test/unit/docs.commands.test.ts',
	'openssl pkcs8': 'test/unit/wallet-api/privateKey.commands.test.ts',
	'openssl pkcs12': 'test/unit/wallet-api/privateKey.commands.test.ts',
	'ssh-keygen': 'test/unit/wallet-api/privateKey.commands.test.ts',
	curl: 'test/unit/docs.commands.test.ts',
	'.ci/run': '.ci/run',
	'n8n start': 'scripts/n8n/instance.ts',
	'n8n worker': 'scripts/queue',
};

const SHELL = new Set(['sh', 'bash', 'shell', 'console']);
const PROGRAM = /^(npm|npx|node|openssl|ssh-keygen|curl|git|docker|n8n|\.ci\/run)( |$)/;

/** The commands of a document: those in its blocks of code, and those in its sentences. Pipes are taken apart. */
function commandsOf({ text }: Document): string[] {
	const blocks = codeBlocksOf(text).flatMap(({ language, code }) => {
		const lines = code
			.replaceAll(/\\\n\s*/g, '')
			.split('\n')
			.filter((line) => line !== '' && !line.startsWith('#'));
		return SHELL.has(language) ? lines : lines.filter((line) => PROGRAM.test(line));
	});
	const inSentences = [...text.matchAll(/`([^`\n]+)`/g)]
		.map(([, code = '']) => code)
		.filter((code) => PROGRAM.test(code));
	return [...blocks, ...inSentences].flatMap((line) => line.split(/ \| | && /));
}

const scripts: object = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')).scripts;

function isKnown(command: string): boolean {
	const [, script] = /^npm (?:run )?([\w:]+)/.exec(command) ?? [];
	if (script !== undefined && script in scripts) return true;
	const [, test] = /^npx jest (\S+)$/.exec(command) ?? [];
	if (test !== undefined) return existsSync(join(PROJECT, test));
	return Object.keys(RUN_ELSEWHERE).some((beginning) => command.startsWith(beginning));
}

it.each(DOCUMENTS.map((document) => [document.path, document] as const))(
	'%s names only commands that something runs',
	(_, document) => {
		expect(commandsOf(document).filter((command) => !isKnown(command))).toEqual([]);
	},
);

it('finds the commands', () => {
	const all = new Set(DOCUMENTS.flatMap(commandsOf));
	expect([...all]).toEqual(expect.arrayContaining(['npm start', 'npm test', '.ci/run']));
	for (const file of Object.values(RUN_ELSEWHERE))
		expect(existsSync(join(PROJECT, file))).toBe(true);
});

/** A computer may lack the program: Node.js, npm and git are all that the tests ask for. */
function whereThereIs(program: string): jest.It {
	const isThere = spawnSync(program, ['version']).error === undefined;
	return isThere ? it : it.skip;
}

whereThereIs('openssl')('the key pair made as docs/credential.md says signs requests', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-keys-'));
	try {
		const [making] = codeBlocksOf(readDocument('docs/credential.md').text);
		execFileSync('sh', ['-e', '-c', making?.code ?? ''], { cwd: folder, stdio: 'pipe' });
		const read = (file: string) => readFileSync(join(folder, file), 'utf8');
		const request = { url: `${ORIGIN}${PATH}`, body: { page: 1 } };
		const { body } = await authenticate(request, {
			...CREDENTIALS,
			privateKey: read('private.pem'),
		});
		const { param, sign } = typeof body === 'string' ? JSON.parse(body) : body;
		expect(read('public.txt')).toMatch(/^[A-Za-z\d+/=]+$/);
		expect(verifierOf(read('public.txt'))(param, sign, 'RSA-SHA256')).toBe(true);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

whereThereIs('curl')('the fault that sandbox/README.md sets by curl is set', async () => {
	const sandbox = await startSandbox({ port: 0, users: 1 });
	try {
		const blocks = codeBlocksOf(readDocument('sandbox/README.md').text);
		const command = blocks.find(({ code }) => code.startsWith('curl '))?.code ?? '';
		const here = command.replace('http://127.0.0.1:8787', sandbox.url);
		expect(here).not.toBe(command);
		await promisify(execFile)('sh', ['-e', '-c', here]);
		const set = await (await fetch(`${sandbox.url}/control/faults`)).text();
		expect(set).toContain('"httpStatus"');
	} finally {
		await sandbox.close();
	}
});
