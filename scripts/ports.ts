import { once } from 'node:events';
import { createServer } from 'node:net';
import { OperatorError } from './operatorError';

/** The one address everything here listens on: nobody else's machine can reach it. */
export const LOOPBACK = '127.0.0.1';

/** A port of loopback that nobody listens on now: this one, or any. Fails where it cannot be listened on. */
export async function freePort(wanted = 0): Promise<number> {
	const server = createServer().listen(wanted, LOOPBACK);
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	return typeof address === 'object' && address !== null ? address.port : wanted;
}

/** Several free ports, each different. */
export async function freePorts(count: number): Promise<number[]> {
	const ports = new Set<number>();
	while (ports.size < count) ports.add(await freePort());
	return [...ports];
}

/** Refuses a port that cannot be listened on: the OperatorError names what it was for and the flag that changes it. */
export async function requireFreePort(port: number, purpose: string, flag: string): Promise<void> {
	await freePort(port).catch((failure: unknown) => {
		const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
		const what =
			code === 'EADDRINUSE' ? 'is already taken by another program' : 'may not be used by you';
		throw new OperatorError(
			`Port ${port}, meant for ${purpose}, ${what}: choose another one with ${flag}.`,
		);
	});
}
