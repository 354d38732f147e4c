import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readImports } from '../../scripts/imports/readImports';
import { endsOf, reachedFrom, targetsIn } from '../../scripts/imports/rooms';
import { BREAKS } from '../support/worlds/breaks';
import { broken, COPIED, JUDGE, NAMED_TESTS } from '../support/worlds/runBreaks';

/** `npm run soak -- --breaks` says what finds them. */
it.each(BREAKS)('the fault "$what" can be put into $file', (one) => {
	const file = join(__dirname, '../../wallet-api/reading', one.file);
	const source = readFileSync(file, 'utf8');
	expect(broken(source, one)).not.toBe(source);
});

it('a broken copy holds all that its judges need', () => {
	const imports = readImports();
	const next = targetsIn(imports);
	const tests = endsOf(imports).filter((file) => new RegExp(NAMED_TESTS).test(file));
	expect(tests.length).toBeGreaterThan(8);
	const needed = [JUDGE, ...tests].flatMap((judge) => [judge, ...reachedFrom(judge, next)]);
	const isCopied = (file: string) =>
		COPIED.some((path) => file === path || file.startsWith(`${path}/`));
	expect(needed.filter((file) => !isCopied(file))).toEqual([]);
});
