/** `npm run mutation [-- files]`: Stryker, with all of the code that its configuration names, or with these files only. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';

const core = dirname(require.resolve('@stryker-mutator/core/package.json'));
const files = process.argv.slice(2);
const only = files.length > 0 ? ['--mutate', files.join()] : [];
const args = [join(core, 'bin', 'stryker.js'), 'run', ...only];
process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
