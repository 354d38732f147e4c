import type { JsonObject } from '../../../wallet-api/contract';

/** The text of some rows as JSON Lines: a JSON object a line, each line ended. Source: https://jsonlines.org */
export function jsonLinesOf(rows: readonly JsonObject[]): string {
	return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
