import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPicture } from './imports/picture';
import { readImports } from './imports/readImports';
import { arrowsBetweenRooms } from './imports/rooms';
import { PROJECT } from './paths';

/** Draws the imports as they are into CONTRIBUTING.md. */
const PAGE = join(PROJECT, 'CONTRIBUTING.md');
const arrows = arrowsBetweenRooms(readImports(PROJECT));
writeFileSync(PAGE, withPicture(readFileSync(PAGE, 'utf8'), arrows));
