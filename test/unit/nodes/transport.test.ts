/** How a request goes through n8n's HTTP helper, and what is made of the answer or of what went wrong. */
import { Readable } from 'node:stream';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { createTransport, toFailure, toWireAnswer } from '../../../nodes/shared/http/transport';

const OPEN = () => new AbortController().signal;

/** A context whose helper answers with this, and the options and signals that it was given. */
function helperWith(answer: (stopped: AbortSignal) => unknown) {
	const given: Array<{ type: string; options: IHttpRequestOptions }> = [];
	const context: IExecuteFunctions = Object.assign(Object.create(null), {
		helpers: {
			async httpRequestWithAuthentication(
				this: { getExecutionCancelSignal: () => AbortSignal },
				type: string,
				options: IHttpRequestOptions,
			) {
				given.push({ type, options });
				return await answer(this.getExecutionCancelSignal());
			},
		},
	});
	return { given, transport: createTransport(context, ' https://api.example.com/ ') };
}

const ANSWER = { statusCode: 200, headers: {}, body: '{}' };

it('asks for the whole answer, as a stream, whatever its status', async () => {
	const { given, transport } = helperWith(() => ANSWER);
	await transport({ page: 2, size: 5 }, 7_000, OPEN());
	expect(given).toEqual([
		{
			type: 'jtWalletApi',
			options: {
				method: 'POST',
				url: 'https://api.example.com/open-api/jt/wallet/balance',
				headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
				body: { page: 2, size: 5 },
				encoding: 'stream',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				timeout: 7_000,
			},
		},
	]);
});

it('gives n8n a copy of the IDs', async () => {
	const { given, transport } = helperWith(() => ANSWER);
	const mchUuidList = Object.freeze(['JT1', 'JT2']);
	await transport({ page: 1, size: 5, mchUuidList }, 7_000, OPEN());
	const { body } = given[0]?.options ?? {};
	expect(body).toEqual({ page: 1, size: 5, mchUuidList: ['JT1', 'JT2'] });
	expect(Object.isFrozen(Object(body).mchUuidList)).toBe(false);
});

it('has n8n end a request that nobody waits for any more', async () => {
	const cancelled = new AbortController();
	const seen: AbortSignal[] = [];
	const { transport } = helperWith(async (stopped) => {
		seen.push(stopped);
		return await new Promise(() => {});
	});
	const outcome = transport({ page: 1, size: 5 }, 7_000, cancelled.signal);
	await new Promise((resolve) => setImmediate(resolve));
	expect(seen.map(({ aborted }) => aborted)).toEqual([false]);
	cancelled.abort(new Error('cancelled'));
	await expect(outcome).rejects.toThrow('cancelled');
	expect(seen.map(({ aborted }) => aborted)).toEqual([true]);
});

it('gives answers that come together one after the other, with a turn of the event loop between', async () => {
	const { transport } = helperWith(() => ANSWER);
	const order: string[] = [];
	const ask = async (name: string) => {
		await transport({ page: 1, size: 5 }, 7_000, OPEN());
		order.push(name);
		await new Promise<void>((resolve) => setImmediate(resolve));
		order.push(`${name} later`);
	};
	await Promise.all([ask('one'), ask('two')]);
	expect(order).toEqual(['one', 'one later', 'two', 'two later']);
});

describe('an answer', () => {
	it('has the status, the texts among the headers, and the body', async () => {
		const headers = { 'Retry-After': '5', Date: 'today', 'set-cookie': ['a', 'b'], age: 7 };
		expect(await toWireAnswer({ statusCode: '429', headers, body: 'text' })).toEqual({
			ok: true,
			value: { status: 429, headers: { 'retry-after': '5', date: 'today' }, text: 'text' },
		});
	});

	it.each([
		[Readable.from([Buffer.from('\uFEFF{"ร": '), Buffer.from('"1"}')]), '{"ร": "1"}'],
		[Readable.from([Buffer.from('{"a":"\uFEFF"}')]), '{"a":"\uFEFF"}'],
		[{ a: 1 }, '{"a":1}'],
		[[1, '\uFEFF'], '[1,"\uFEFF"]'],
		[undefined, '""'],
		[null, '""'],
		[new Map(), '{}'],
		[{ setEncoding: () => {} }, '{}'],
		[5, '5'],
	])('%# is a text', async (body, text) => {
		expect(await toWireAnswer({ statusCode: 200, headers: 'none', body })).toEqual({
			ok: true,
			value: { status: 200, headers: {}, text },
		});
	});

	it.each([undefined, null, 'text', [1]])('%j is none', async (answer) => {
		expect(await toWireAnswer(answer)).toEqual({ ok: false, failure: { kind: 'notJson' } });
	});

	it('that is cut off has the code of the network', async () => {
		const broken = new Readable({
			read() {
				this.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
			},
		});
		const { transport } = helperWith(() => ({ ...ANSWER, body: broken }));
		expect(await transport({ page: 1, size: 5 }, 7_000, OPEN())).toMatchObject({
			ok: false,
			failure: { networkCode: 'ECONNRESET' },
		});
	});
});

describe('what went wrong', () => {
	const caused = (...links: object[]) =>
		links.reduceRight<object | undefined>((cause, link) => ({ ...link, cause }), undefined);

	it.each<[what: string, error: unknown, failure: object]>([
		['a known code', { code: 'ENOTFOUND' }, { kind: 'hostNotFound', networkCode: 'ENOTFOUND' }],
		[
			'a known code inside',
			caused({ code: 'ERR_ODD', message: 'outer' }, {}, { code: 'ENOTFOUND' }),
			{ kind: 'hostNotFound', networkCode: 'ENOTFOUND' },
		],
		[
			'a known code of the fifth',
			caused({}, {}, {}, {}, { code: 'ENOTFOUND' }),
			{ kind: 'hostNotFound', networkCode: 'ENOTFOUND' },
		],
		[
			'a known code of the sixth',
			caused({}, {}, {}, {}, {}, { code: 'ENOTFOUND' }),
			{ kind: 'notSent' },
		],
		[
			'only codes that are not known',
			caused({ code: 500 }, { code: 'ERR_ONE' }, { code: 'ERR_TWO' }),
			{ kind: 'unknownNetworkError', networkCode: 'ERR_ONE' },
		],
		[
			'a known name, where no code is known',
			caused({ code: 'ERR_ODD' }, { name: 'SsrfBlockedIpError' }),
			expect.objectContaining({ networkCode: 'SsrfBlockedIpError' }),
		],
		[
			'a name that is not known',
			{ name: 'Odd', message: 'It broke' },
			{ kind: 'notSent', detail: 'It broke.' },
		],
		[
			'the innermost message',
			caused({ message: 'outer' }, { message: 'inner!' }),
			{ kind: 'notSent', detail: 'inner!' },
		],
		['a sentence', { message: 'Why?' }, { kind: 'notSent', detail: 'Why?' }],
		['what goes on', { message: 'a… b' }, { kind: 'notSent', detail: 'a… b.' }],
		['no text', { message: 5 }, { kind: 'notSent', detail: undefined }],
		['no error', 'text', { kind: 'notSent', detail: undefined }],
	])('is said by %s', (_, error, failure) => {
		expect(toFailure(error)).toEqual({ ok: false, failure });
	});
});
