import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describeFailure, OperatorError } from './operatorError';
import { PROJECT } from './paths';
import { nextRelease } from './release/nextRelease';

const FILES = { manifest: 'package.json', lock: 'package-lock.json', changelog: 'CHANGELOG.md' };

const [version = ''] = new Command('npm run release --')
	.description(
		'Makes a release: its version, its part of the changelog, a commit and a tag. Pushing the tag publishes it.',
	)
	.argument('<version>', 'such as 1.2.3')
	.allowExcessArguments(false)
	.parse().args;

try {
	release(version);
} catch (failure) {
	console.error(describeFailure(failure));
	process.exitCode = 1;
}

function release(next: string): void {
	if (run('git', ['status', '--porcelain']) !== '')
		throw new OperatorError('Something is not committed: commit it, or put it away, first.');
	if (run('git', ['tag', '--list', `v${next}`]) !== '')
		throw new OperatorError(`There is a tag v${next} already: name a later version.`);
	const read = (file: string) => readFileSync(join(PROJECT, file), 'utf8');
	const before = {
		manifest: read(FILES.manifest),
		lock: read(FILES.lock),
		changelog: read(FILES.changelog),
	};
	write(nextRelease(before, next, new Date().toISOString().slice(0, 10)));
	try {
		run('npm', ['run', '--silent', 'release:check', '--', '--tag', `v${next}`], 'inherit');
	} catch {
		write(before);
		throw new OperatorError('Nothing was changed: see the table for what is missing.');
	}
	run('git', ['commit', '--quiet', '--message', `Release ${next}`, ...Object.values(FILES)]);
	run('git', ['tag', '--annotate', `v${next}`, '--message', `Release ${next}`]);
	console.log(
		`v${next} is committed and tagged. "git push --follow-tags" sends it; the workflow then runs the tests and publishes it.`,
	);
}

function write(texts: typeof FILES): void {
	writeFileSync(join(PROJECT, FILES.manifest), texts.manifest);
	writeFileSync(join(PROJECT, FILES.lock), texts.lock);
	writeFileSync(join(PROJECT, FILES.changelog), texts.changelog);
}

/** Gives what the program prints; throws where it fails. */
function run(
	program: string,
	args: readonly string[],
	stdout: 'pipe' | 'inherit' = 'pipe',
): string {
	const output: unknown = execFileSync(program, args, {
		cwd: PROJECT,
		encoding: 'utf8',
		stdio: ['ignore', stdout, 'inherit'],
		shell: process.platform === 'win32',
	});
	return String(output ?? '').trim();
}
