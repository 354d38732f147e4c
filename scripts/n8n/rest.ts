import { z } from 'zod';

/** n8n's REST interface as its own editor uses it, for one session. */
export type RestSession = ReturnType<typeof openSession>;

/** n8n's answer to a request it refused. */
class RestError extends Error {
	constructor(
		request: string,
		readonly status: number,
		answer: string,
	) {
		super(`n8n answered ${request} with ${status}: ${answer.slice(0, 300)}`);
	}
}

/** What a request gives; undefined where n8n refused it with this status. */
export async function unlessRefused<T>(status: number, answer: Promise<T>): Promise<T | undefined> {
	return await answer.catch((failure: unknown) => {
		if (failure instanceof RestError && failure.status === status) return undefined;
		throw failure;
	});
}

/** n8n ties a session to the browser that logged in; any constant will do. */
const BROWSER_ID = 'n8n-nodes-jt-wallet';

/** Opens a session without a login. Requests fail with a RestError, or a ZodError where the answer is not as expected. */
export function openSession(url: string) {
	const cookies = new Map<string, string>();
	return {
		/** Sends one request and gives `data` of the answer, checked. `path` is below `/rest`, e.g. `/workflows`. */
		async call<T>(
			method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
			path: string,
			shape: z.ZodType<T, z.ZodTypeDef, unknown>,
			body?: unknown,
		): Promise<T> {
			const response = await fetch(`${url}/rest${path}`, {
				method,
				headers: {
					'browser-id': BROWSER_ID,
					// A connection that n8n closes just as it is used again would be a failure that means nothing.
					connection: 'close',
					'content-type': 'application/json',
					cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
				},
				body: body === undefined ? undefined : JSON.stringify(body),
			});
			for (const cookie of response.headers.getSetCookie()) {
				const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
				if (name !== undefined && value !== undefined) cookies.set(name, value);
			}
			const text = await response.text();
			if (!response.ok) throw new RestError(`${method} ${path}`, response.status, text);
			return shape.parse(z.object({ data: z.unknown() }).parse(JSON.parse(text)).data);
		},
	};
}
