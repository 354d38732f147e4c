import fastify from 'fastify';
import { z } from 'zod';
import { LOOPBACK } from '../../../scripts/ports';

const requestSchema = z.object({
	stream: z.boolean().optional(),
	messages: z.array(z.object({ role: z.string(), content: z.unknown() })),
	tools: z
		.array(
			z.object({
				function: z.object({
					name: z.string(),
					description: z.string(),
					parameters: z.record(z.unknown()),
				}),
			}),
		)
		.default([]),
});

/** What an agent sent to its model. */
type ModelRequest = z.infer<typeof requestSchema>;

/** What the model answers in one turn: arguments for the agent's tool, or its last words. */
export type Turn = Readonly<Record<string, unknown>> | string;

/** A chat model that says what it is told to. */
export interface StubModel {
	/** Address for the credential, such as http://127.0.0.1:1234/v1 */
	readonly url: string;
	/** Everything it was asked, oldest first. */
	readonly requests: readonly ModelRequest[];
	close(): Promise<void>;
}

/** Serves OpenAI's chat-completions protocol on loopback; the answers are the given turns, one after the other. */
export async function startStubModel(turns: readonly Turn[]): Promise<StubModel> {
	const requests: ModelRequest[] = [];
	const server = fastify({ forceCloseConnections: true });
	server.post('/v1/chat/completions', async ({ body }, reply) => {
		const request = requestSchema.parse(body);
		const turn = turns[requests.length] ?? 'There is nothing left to say.';
		requests.push(request);
		const message = messageOf(turn, request, requests.length);
		if (request.stream === true) {
			return await reply.type('text/event-stream').send(streamed(message));
		}
		return completion({ message }, 'chat.completion');
	});
	const url = await server.listen({ host: LOOPBACK, port: 0 });
	return { url: `${url}/v1`, requests, close: async () => await server.close() };
}

/** What the agent told its model about the tool's work, oldest first. */
export function toolAnswers({ requests }: StubModel): string[] {
	const messages = requests.at(-1)?.messages ?? [];
	return messages.filter(({ role }) => role === 'tool').map(({ content }) => textOf(content));
}

function textOf(content: unknown): string {
	return typeof content === 'string' ? content : JSON.stringify(content);
}

function messageOf(turn: Turn, { tools }: ModelRequest, number: number): object {
	if (typeof turn === 'string') return { role: 'assistant', content: turn };
	const call = {
		index: 0,
		id: `call_${number}`,
		type: 'function',
		function: { name: tools[0]?.function.name, arguments: JSON.stringify(turn) },
	};
	return { role: 'assistant', content: null, tool_calls: [call] };
}

function completion(answer: object, object: string): object {
	const reason = JSON.stringify(answer).includes('tool_calls') ? 'tool_calls' : 'stop';
	return {
		id: 'chatcmpl-stub',
		object,
		created: 0,
		model: 'stub',
		choices: [{ index: 0, finish_reason: reason, ...answer }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

function streamed(message: object): string {
	const chunk = completion({ delta: message }, 'chat.completion.chunk');
	return `data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`;
}
