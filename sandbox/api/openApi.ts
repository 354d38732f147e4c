import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { admit, type IncomingRequest } from './admission';
import { type Answer, brokenOnItsWay, deliver, insteadOfApi } from './answers';
import type { Fault } from '../faults/faultSchema';
import { askedPage } from './parameters';
import type { SandboxState } from './state';
import { perform, taskOf } from './tasks';

/** Longest request body: 5,000 long IDs fit many times over. */
const BODY_LIMIT = 16 * 1024 * 1024;

/** Serves everything below /open-api/ as the vendor does: the lists, and an echo at any other address. */
export function serveOpenApi(server: FastifyInstance, state: SandboxState): void {
	void server.register(async (scope) => {
		scope.removeAllContentTypeParsers();
		// The signature is over the text as received, so nothing may parse it before the check.
		scope.addContentTypeParser(
			'*',
			{ parseAs: 'string', bodyLimit: BODY_LIMIT },
			(_request, body, done) => done(null, body),
		);
		scope.post('/open-api/*', async (request, reply) => {
			await respond(request, reply, state);
			return reply;
		});
	});
}

async function respond(request: FastifyRequest, reply: FastifyReply, state: SandboxState) {
	// Taken now: a reset while this request waits must not let it see the next merchant.
	const { merchant } = state;
	const { signal } = state.ending;
	const { appId, verify } = state.surroundings;
	const time = state.now();
	const incoming = received(request);
	const admission = admit(incoming, { appId, verify, settings: state.settings, now: time });
	const task = taskOf(incoming.path, admission);
	const faults = state.faults.next({
		page: askedPage(admission.parameters),
		refused: task.kind === 'refuse',
		paged: task.kind === 'page',
	});
	const record = state.log.begin(time, incoming, admission, faults, task.kind === 'refuse');

	if (!(await waited(faults, state, signal))) {
		reply.hijack();
		reply.raw.destroy();
		return;
	}
	const now = state.now();
	const instead = firstOf(faults, (fault) => insteadOfApi(fault, now));
	const whole = instead ?? perform(task, merchant, state, faults);
	const answer = firstOf(faults, (fault) => brokenOnItsWay(fault, whole)) ?? whole;
	record.answeredCode = answer.code;
	record.httpStatus = answer.status;
	deliver(dated(answer, faults, now), reply, signal);
}

function received(request: FastifyRequest): IncomingRequest {
	return {
		path: request.url.replace(/\?.*$/, ''),
		body: typeof request.body === 'string' ? request.body : '',
		contentType: request.headers['content-type'],
		remoteAddress: request.socket.remoteAddress ?? '',
	};
}

/** Waits as the faults say. @returns whether the sandbox still goes on with the same merchant afterwards */
async function waited(
	faults: readonly Fault[],
	state: SandboxState,
	signal: AbortSignal,
): Promise<boolean> {
	const milliseconds = faults.reduce((sum, f) => (f.kind === 'delay' ? sum + f.ms : sum), 0);
	if (milliseconds === 0) return true;
	await state.surroundings.sleep(milliseconds, signal).catch(() => undefined);
	return !signal.aborted;
}

/** The answer with the server's time on it, which the faults may have put wrong. */
function dated(answer: Answer, faults: readonly Fault[], now: number): Answer {
	const offset = faults.reduce((sum, f) => (f.kind === 'dateOffset' ? sum + f.ms : sum), 0);
	return { ...answer, headers: { ...answer.headers, date: new Date(now + offset).toUTCString() } };
}

function firstOf(
	faults: readonly Fault[],
	find: (fault: Fault) => Answer | undefined,
): Answer | undefined {
	for (const fault of faults) {
		const answer = find(fault);
		if (answer !== undefined) return answer;
	}
	return undefined;
}
