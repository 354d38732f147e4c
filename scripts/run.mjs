// Runs one command of this project: every script in package.json comes through here.
// Plain Node and nothing that has to be installed, because the first thing it does is to install the rest.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensureInstalled.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * What each command does: its steps, one after the other until one fails. A step is another command of this table, or
 * a program with its arguments. What is typed after `--` goes to the last step.
 */
export const COMMANDS = {
	build: ['gulp -L clean', 'tsc -p tsconfig.json', 'gulp -L build:icons'],
	test: ['types', 'build', 'lint', 'format:check', 'scan:only', 'jest'],
	'test:watch': ['build', 'tsx scripts/testWatch.ts'],
	types: ['tsc -p tsconfig.check.json'],
	lint: [
		'knip',
		'n8n-node lint',
		'eslint --max-warnings 0 --config scripts/lint/product.mjs wallet-api credentials nodes package.json',
	],
	'lint:fix': ['n8n-node lint --fix'],
	format: ['prettier --write .'],
	'format:check': ['prettier --check --log-level warn .'],
	scan: ['build', 'scan:only'],
	'scan:only': ['tsx scripts/scan.ts'],

	start: ['build', 'tsx scripts/start.ts'],
	dev: ['tsx scripts/dev.ts'],
	demo: ['build', 'tsx scripts/demo.ts'],
	sandbox: ['tsx sandbox/cli.ts'],

	e2e: ['build', 'tsx scripts/e2e.ts'],
	'e2e:full': ['build', 'tsx scripts/full.ts'],
	bench: ['build', 'tsx scripts/bench.ts'],
	soak: ['tsx scripts/soak.ts'],
	fuzz: ['tsx scripts/fuzz.ts'],
	mutation: ['stryker run'],

	docs: ['tsx scripts/docs.ts'],
	release: ['build', 'tsx scripts/release.ts'],
	'release:check': ['build', 'tsx scripts/releaseCheck.ts'],
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

process.env.PATH = [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
// Each folder's own eslint.config.mjs counts for what is in it. The root's is n8n's, unchanged, as n8n asks.
process.env.ESLINT_FLAGS = 'unstable_config_lookup_from_file';

/** The programs that a command comes down to, each with its arguments. */
export function programsOf(name) {
	return COMMANDS[name].flatMap((step) =>
		step in COMMANDS ? programsOf(step) : [step.split(' ')],
	);
}

/** Runs a program to its end. Gives its exit code, or 130 where a signal ended it. */
async function run([program, ...args]) {
	const isScript = program === 'tsx';
	const [command, first] = isScript ? [process.execPath, ['--import', 'tsx']] : [program, []];
	const shell = !isScript && process.platform === 'win32';
	const child = spawn(command, [...first, ...args], { cwd: ROOT, stdio: 'inherit', shell });
	// Told to stop, or left alone by an npm that was: the program is told, and waited for.
	const stop = (signal) => child.kill(signal);
	const parent = process.ppid;
	const watch = setInterval(() => process.ppid !== parent && stop('SIGTERM'), 500);
	for (const signal of SIGNALS) process.on(signal, stop);
	const [code] = await once(child, 'exit').catch(({ message }) => {
		console.error(message);
		return [1];
	});
	clearInterval(watch);
	for (const signal of SIGNALS) process.off(signal, stop);
	return code ?? 130;
}

async function main([name, ...args]) {
	if (!Object.hasOwn(COMMANDS, name ?? '')) {
		console.error(`Choose a command: ${Object.keys(COMMANDS).sort().join(', ')}.`);
		return 1;
	}
	const programs = programsOf(name);
	programs.at(-1).push(...args);
	let code = await ensureInstalled();
	for (const program of programs) if (code === 0) code = await run(program);
	return code;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	process.exitCode = await main(process.argv.slice(2));
}
