/** The vendor's example response, as printed on its page. */
import { jsonParse } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../wallet-api/contract';

/** The whole answer, as text without white space at its end. */
export const VENDOR_EXAMPLE = readFileSync(
	join(__dirname, '../fixtures/vendor-example.json'),
	'utf8',
).trim();

/** Its two rows and its totals, for changing. */
export const vendorAnswer = () =>
	jsonParse<{ code: number; message: string; data: JsonObject & { list: JsonObject[] } }>(
		VENDOR_EXAMPLE,
	);
