import { createServer, type Server } from 'node:net';
import { OperatorError } from '../../../scripts/operatorError';
import { freePorts, LOOPBACK, requireFreePort } from '../../../scripts/ports';

const servers: Server[] = [];

afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function listen(port: number): Promise<void> {
	const server = createServer();
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(port, LOOPBACK, resolve));
}

it('finds ports that are free and differ', async () => {
	const ports = await freePorts(5);
	expect(new Set(ports).size).toBe(5);
	for (const port of ports) await listen(port);
});

it('lets a free port pass and leaves it free', async () => {
	const [port = 0] = await freePorts(1);
	await requireFreePort(port, 'n8n', '--port');
	await requireFreePort(port, 'n8n', '--port');
});

it('says of a taken port what it was for and which flag changes it', async () => {
	const [port = 0] = await freePorts(1);
	await listen(port);
	const refused = requireFreePort(port, 'the sandbox', '--sandbox-port');
	await expect(refused).rejects.toThrow(OperatorError);
	await expect(refused).rejects.toThrow(
		`Port ${port}, meant for the sandbox, is already taken by another program: choose another one with --sandbox-port.`,
	);
});
