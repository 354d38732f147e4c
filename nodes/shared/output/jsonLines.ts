import type { JsonObject } from '../../../wallet-api/contract';
import { slicesOf } from '../../../wallet-api/slices';
import { ROWS_PER_PIECE } from './rowsPerPiece';

/**
 * The text of some rows as JSON Lines, in pieces: a JSON object a line, each line ended. Source: https://jsonlines.org
 */
export function* jsonLinesOf(rows: readonly JsonObject[]): Generator<string> {
	for (const some of slicesOf(rows, ROWS_PER_PIECE)) {
		yield some.map((row) => `${JSON.stringify(row)}\n`).join('');
	}
}
