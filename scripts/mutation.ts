/** `npm run mutation [-- files]`: Stryker, with all of the code that its tests reach, or with these files only. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { partOf, readImports } from './imports/readImports';
import { endsOf, reachedFrom, targetsIn } from './imports/rooms';

/** The tests that Stryker runs, as in `stryker.config.mjs`. */
const TESTS = /^test\/(unit\/(wallet-api|credentials|nodes|trigger)|engine)\//;

const MUTATED: readonly string[] = ['wallet-api', 'credentials', 'nodes'];

const imports = readImports();
const next = targetsIn(imports);
const code = endsOf(imports);
const reached = new Set(
	code.filter((file) => TESTS.test(file)).flatMap((test) => [...reachedFrom(test, next)]),
);
const product = code.filter((file) => MUTATED.includes(partOf(file)));
const files = process.argv.slice(2);
const wanted = files.length > 0 ? files : product;
// What Stryker takes beside names of files, such as patterns, is passed on as it is.
const mutated = wanted.filter((file) => !product.includes(file) || reached.has(file));
const left = wanted.filter((file) => !mutated.includes(file));
if (left.length > 0) console.log(`Left out, because no test runs them: ${left.join(', ')}`);

const core = dirname(require.resolve('@stryker-mutator/core/package.json'));
const args = [join(core, 'bin', 'stryker.js'), 'run', '--mutate', mutated.join()];
process.exitCode =
	mutated.length === 0 ? 1 : (spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
