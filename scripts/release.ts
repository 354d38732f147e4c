import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { failureInPrint, OperatorError } from './operatorError';
import { PROJECT } from './paths';
import { withRelease } from './release/changelog';

const CHANGELOG = join(PROJECT, 'CHANGELOG.md');
const FILES = ['package.json', 'package-lock.json', 'CHANGELOG.md'];

const [version = ''] = new Command('npm run release --')
	.description(
		'Makes a release: its version, its part of the changelog, a commit and a tag. Pushing the tag publishes it.',
	)
	.argument('<version>', 'such as 1.2.3')
	.parse().args;

try {
	release(version);
} catch (failure) {
	console.error(failureInPrint(failure));
	process.exitCode = 1;
}

function release(next: string): void {
	if (run('git', 'status', '--porcelain') !== '')
		throw new OperatorError('Something is not committed: commit it, or put it away, first.');
	if (run('git', 'tag', '--list', `v${next}`) !== '')
		throw new OperatorError(`There is a tag v${next} already: name a later version.`);
	const day = new Date().toISOString().slice(0, 10);
	const changelog = withRelease(readFileSync(CHANGELOG, 'utf8'), next, day);
	try {
		run('npm', 'version', next, '--no-git-tag-version', '--allow-same-version');
		writeFileSync(CHANGELOG, changelog);
		console.log(run('npm', 'run', '--silent', 'release:check', '--', '--tag', `v${next}`));
	} catch (failure) {
		run('git', 'checkout', '--quiet', '--', ...FILES);
		if (failure instanceof Error && 'stdout' in failure) console.log(String(failure.stdout));
		throw new OperatorError('Nothing was changed: see above for what is missing.');
	}
	run('git', 'commit', '--quiet', '--message', `Release ${next}`, ...FILES);
	run('git', 'tag', '--annotate', `v${next}`, '--message', `Release ${next}`);
	console.log(
		`v${next} is committed and tagged. "git push --follow-tags" sends it; the workflow then runs the tests and publishes it.`,
	);
}

function run(program: string, ...args: string[]): string {
	const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit'];
	const options = { cwd: PROJECT, stdio, shell: process.platform === 'win32' };
	return execFileSync(program, args, { ...options, encoding: 'utf8' }).trim();
}
