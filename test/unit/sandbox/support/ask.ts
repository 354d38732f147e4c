import { createPrivateKey, sign } from 'node:crypto';
import { Agent, request } from 'node:http';
import { BALANCE_PATH, type JsonObject } from '../../../../wallet-api/contract';
import type { Sandbox } from '../../../../sandbox/server';

/** What came back over the line, as far as it came. */
export interface Heard {
	/** Undefined when not even headers came. */
	readonly status: number | undefined;
	readonly headers: { readonly [name: string]: string | string[] | undefined };
	readonly text: string;
	/** Node.js code of what broke the exchange, if anything did. */
	readonly broken: string | undefined;
}

/** What can be wrong with a request on purpose. */
export interface Twist {
	readonly path?: string;
	readonly appId?: string;
	/** The text to send as `param`; made from the parameters unless given. */
	readonly param?: string;
	/** The text to sign, when it is not the one that is sent. */
	readonly signed?: string;
	readonly sign?: string;
	readonly algorithm?: string;
	readonly body?: string;
	readonly contentType?: string;
	readonly privateKey?: string;
}

const agent = new Agent({ keepAlive: false });

/** Sends anything, and never rejects. */
export async function exchange(
	url: string,
	method: string,
	body?: string,
	headers: { readonly [name: string]: string } = { 'content-type': 'application/json' },
): Promise<Heard> {
	return await new Promise((resolve) => {
		let status: number | undefined;
		let received: Heard['headers'] = {};
		const chunks: Buffer[] = [];
		const end = (broken?: string) => {
			const text = Buffer.concat(chunks).toString('utf8');
			resolve({ status, headers: received, text, broken });
		};
		const sent = request(url, { method, headers, agent }, (response) => {
			status = response.statusCode;
			received = response.headers;
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => end());
			response.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
		});
		sent.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
		sent.end(body);
	});
}

/** Sends a signed request; by default one the sandbox accepts. */
export async function ask(
	sandbox: Sandbox,
	parameters: JsonObject = {},
	twist: Twist = {},
): Promise<Heard> {
	const body = twist.body ?? envelope(sandbox, parameters, twist);
	return await exchange(`${sandbox.url}${twist.path ?? BALANCE_PATH}`, 'POST', body, {
		'content-type': twist.contentType ?? 'application/json',
	});
}

/** The JSON that came back. */
export async function answer(sandbox: Sandbox, parameters: JsonObject = {}, twist: Twist = {}) {
	return JSON.parse((await ask(sandbox, parameters, twist)).text);
}

/** `data` of an answer that has to be a success. */
export async function data(sandbox: Sandbox, parameters: JsonObject = {}, twist: Twist = {}) {
	const { code, message, data: content } = await answer(sandbox, parameters, twist);
	expect({ code, message }).toEqual({ code: 10000, message: 'Success' });
	return content;
}

/** The ids on a page. */
export async function idsOn(sandbox: Sandbox, parameters: JsonObject = {}): Promise<string[]> {
	const { list } = await data(sandbox, parameters);
	return list.map(({ mchUuid }: { mchUuid: string }) => mchUuid);
}

/** A request body, signed by Node's own cryptography. */
export function envelope(sandbox: Sandbox, parameters: JsonObject, twist: Twist = {}): string {
	const { appId, privateKey, signatureAlgorithm } = sandbox.credentials;
	const param = twist.param ?? JSON.stringify({ timestamp: Date.now(), ...parameters });
	const key = createPrivateKey({
		key: Buffer.from(twist.privateKey ?? privateKey, 'base64'),
		format: 'der',
		type: 'pkcs8',
	});
	const signed = Buffer.from(twist.signed ?? param, 'utf8');
	const signature = sign(twist.algorithm ?? signatureAlgorithm, signed, key).toString('base64');
	return JSON.stringify({ appId: twist.appId ?? appId, param, sign: twist.sign ?? signature });
}
