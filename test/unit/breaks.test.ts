import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BREAKS } from '../support/worlds/breaks';
import { broken } from '../support/worlds/runBreaks';

/** `npm run soak -- --breaks` says what finds them. */
it.each(BREAKS)('the fault "$what" can be put into $file', (one) => {
	const file = join(__dirname, '../../wallet-api/reading', one.file);
	const source = readFileSync(file, 'utf8');
	expect(broken(source, one)).not.toBe(source);
});
