import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** What a file of JSON holds; undefined where there is none, or it holds something else. */
export function readJson<Content>(
	path: string,
	shape: z.ZodType<Content, z.ZodTypeDef, unknown>,
): Content | undefined {
	try {
		return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
	} catch {
		return undefined;
	}
}
