// `npm run mutation [-- files]`: Stryker, with all of the code that its configuration names, or with these files only.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const core = createRequire(import.meta.url).resolve('@stryker-mutator/core/package.json');
const files = process.argv.slice(2);
const only = files.length > 0 ? ['--mutate', files.join()] : [];
const { status } = spawnSync(
	process.execPath,
	[join(dirname(core), 'bin', 'stryker.js'), 'run', ...only],
	{ stdio: 'inherit' },
);
process.exitCode = status ?? 1;
