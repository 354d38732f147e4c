import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseJson } from '../../wallet-api/json';
import { type Exact, writeExact } from '../exactJson';
import { onlyOwnPages } from './ownPages';
import { parseAmounts } from '../merchant/rows';
import { explain } from '../words';

/** What a request to the control address brings. */
export interface ControlRequest {
	readonly params: unknown;
	readonly query: unknown;
	readonly body: unknown;
}

/** One address of the control: what it does, and what it answers with HTTP 200. Undefined answers 404. */
export interface ControlRoute {
	readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	readonly path: string;
	readonly handle: (request: ControlRequest) => Exact | undefined;
}

/** Serves these addresses, in JSON with exact integers; what goes wrong is `{"error": "a sentence"}`. */
export function serveRoutes(server: FastifyInstance, routes: readonly ControlRoute[]): void {
	void server.register(async (scope) => {
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser(
			'application/json',
			{ parseAs: 'string' },
			async (_request: unknown, body: string) => parseAmounts(parseJson(body)),
		);
		scope.addHook('onRequest', onlyOwnPages);
		scope.setErrorHandler(async (error, _request, reply) => {
			const message = error instanceof Error ? error.message : String(error);
			await reply.code(statusOf(error)).send({ error: message });
		});
		for (const { method, path, handle } of routes) {
			scope.route({
				method,
				url: path,
				handler: async ({ params, query, body }, reply) => {
					const answer = handle({ params, query, body });
					if (answer === undefined) return await reply.code(404).send({ error: 'Not found.' });
					return await reply.type('application/json').send(writeExact(answer));
				},
			});
		}
	});
}

/** The value as the schema wants it. @throws Error with a sentence saying what is wrong with it. */
export function checkedBy<Output>(
	schema: z.ZodType<Output, z.ZodTypeDef, unknown>,
	value: unknown,
): Output {
	const result = schema.safeParse(value);
	if (!result.success) throw new Error(`This cannot be done: ${explain(result.error)}.`);
	return result.data;
}

/** The last part of an address such as /control/users/:id. */
export function idInPath({ params }: ControlRequest): string {
	return checkedBy(z.object({ id: z.string() }), params).id;
}

function statusOf(error: unknown): number {
	const known = z.object({ statusCode: z.number() }).safeParse(error);
	return known.success ? known.data.statusCode : 400;
}
