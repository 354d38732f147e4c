import type { FastifyReply, FastifyRequest } from 'fastify';

const OWN_NAMES = ['127.0.0.1', 'localhost'];

/**
 * A hook that answers 403 to what a web page of another site sends, under a foreign name for this machine included:
 * a page that is open in the same browser must not be able to steer the sandbox.
 */
export async function onlyOwnPages(request: FastifyRequest, reply: FastifyReply): Promise<void> {
	const { host = '', origin } = request.headers;
	const strange = origin !== undefined && origin !== `http://${host}`;
	if (strange || !OWN_NAMES.includes(host.replace(/:\d+$/, ''))) {
		await reply.code(403).send({ error: 'Only pages of the sandbox itself may do this.' });
	}
}
