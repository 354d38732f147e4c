import type { z } from 'zod';
import type { Json } from '../../../wallet-api/contract';
import { parseJson } from '../../../wallet-api/json';

/**
 * Asks one of the sandbox's control addresses. No digit of an amount is lost on the way.
 *
 * @param body JSON, as a value or as text
 * @throws Error with a sentence for the person: the sandbox's own, or that it does not answer
 */
export async function control<Answer>(
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
	path: string,
	shape: z.ZodType<Answer, z.ZodTypeDef, unknown>,
	body?: Json,
): Promise<Answer> {
	const response = await sendTo(method, path, body);
	const text = await response.text();
	if (!response.ok)
		throw new Error(errorIn(text) ?? `The sandbox answered HTTP ${response.status}.`);
	return shape.parse(parseJson(text));
}

async function sendTo(method: string, path: string, body: Json | undefined): Promise<Response> {
	const written = typeof body === 'string' ? body : JSON.stringify(body);
	const content =
		body === undefined ? {} : { body: written, headers: { 'content-type': 'application/json' } };
	try {
		return await fetch(`/control/${path}`, { method, ...content });
	} catch {
		throw new Error('The sandbox does not answer. Is it still running?');
	}
}

function errorIn(text: string): string | undefined {
	try {
		const answer: { error?: unknown } = JSON.parse(text);
		return typeof answer.error === 'string' ? answer.error : undefined;
	} catch {
		return undefined;
	}
}
