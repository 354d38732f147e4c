import { createServer } from 'node:net';
import { OperatorError } from './operatorError';

/** The one address everything here listens on: nobody else's machine can reach it. */
export const LOOPBACK = '127.0.0.1';

/** A port of loopback that nobody listens on now. */
export const freePort = async () => await listenOnce(0);

/** Several free ports, each different. */
export async function freePorts(count: number): Promise<number[]> {
	const ports = new Set<number>();
	while (ports.size < count) ports.add(await freePort());
	return [...ports];
}

/** Refuses a port that cannot be listened on: the OperatorError names what it was for and the flag that changes it. */
export async function requireFreePort(port: number, purpose: string, flag: string): Promise<void> {
	await listenOnce(port).catch((failure: unknown) => {
		const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
		const what =
			code === 'EADDRINUSE' ? 'is already taken by another program' : 'may not be used by you';
		throw new OperatorError(
			`Port ${port}, meant for ${purpose}, ${what}: choose another one with ${flag}.`,
		);
	});
}

/** Listens for a moment; answers the port it got. */
async function listenOnce(port: number): Promise<number> {
	const server = createServer();
	return await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, LOOPBACK, () => {
			const address = server.address();
			const got = typeof address === 'object' && address !== null ? address.port : port;
			server.close(() => resolve(got));
		});
	});
}
