/** What an answer stands for by its HTTP status, its code, and what it is made of. */
import { parseAnswer } from '../../../wallet-api/calling/response';
import { VENDOR_EXAMPLE } from '../../support/vendorExample';

const HTML = '<!DOCTYPE html><html><body>Log in</body></html>';
const failureOf = (status: number, text: string) => {
	const result = parseAnswer(status, text);
	return result.ok ? undefined : result.failure;
};

describe('with HTTP 200', () => {
	it.each([
		['', 'notJson'],
		[' \n', 'notJson'],
		['{', 'cutOff'],
		['{"code":10000,', 'cutOff'],
		['{"code":10000,"message":"} ', 'cutOff'],
		['{"code":10000,"message":"a\\"}', 'cutOff'],
		['{"code":10000,"data":{"list":[{}', 'cutOff'],
		['[{"code":10000', 'notJson'],
		['{"code":10000}}', 'notJson'],
		['{"code":10000} {', 'notJson'],
		['{"code":NaN}', 'notJson'],
		['{"code":10000,}', 'notJson'],
		['{"a":"{[","code":1]}', 'notJson'],
		['NaN', 'notJson'],
		[HTML, 'webPage'],
		[`\r\n ${HTML}`, 'webPage'],
		['<?xml version="1.0"?><error/>', 'webPage'],
		['OK', 'notJson'],
		['upstream connect error', 'notJson'],
		['[]', 'notJson'],
		['null', 'notJson'],
		['"{}"', 'notJson'],
		['10000', 'notJson'],
	])('%j is %s', (text, kind) => {
		expect(failureOf(200, text)).toEqual({ kind });
	});
});

describe('with another HTTP status', () => {
	it.each([
		[300, '', 'statusRefused'],
		[301, '', 'redirected'],
		[302, HTML, 'redirected'],
		[307, VENDOR_EXAMPLE, 'redirected'],
		[400, '', 'statusRefused'],
		[407, '', 'proxyLogin'],
		[408, '', 'timedOut'],
		[413, HTML, 'tooLarge'],
		[429, 'slow down', 'throttled'],
		[500, VENDOR_EXAMPLE, 'temporaryError'],
		[502, HTML, 'temporaryError'],
		[503, '', 'temporaryError'],
		[504, HTML, 'timedOut'],
		[520, HTML, 'temporaryError'],
		[522, HTML, 'timedOut'],
		[501, '', 'statusRefused'],
		[304, '', 'statusRefused'],
		[199, '', 'statusRefused'],
	])('%i is a failure: %#', (status, text, kind) => {
		expect(failureOf(status, text)).toEqual({ kind, status });
	});
});

describe('a refusal by status tells what the server says', () => {
	it.each([
		[401, HTML, 'statusRefused', 'Log in'],
		[403, 'Forbidden', 'forbidden', 'Forbidden'],
		[
			403,
			'<html><head><style>a{}</style><title>Blocked</title></head>\n<h1>No &amp; no',
			'forbidden',
			'No &amp; no',
		],
		[
			403,
			'<script>var a = "<b>";</script><!-- <p>x</p> -->Denied<br/>by <b class="x">WAF</b',
			'forbidden',
			'Denied by WAF',
		],
		[403, '{"message":"white ip","error":"x"}', 'forbidden', 'white ip'],
		[404, '{"status":404,"error":"Not Found"}', 'statusRefused', 'Not Found'],
		[407, '{"error":{}}', 'proxyLogin', '{"error":{}}'],
		[199, VENDOR_EXAMPLE, 'statusRefused', 'Success'],
	])('%i %j', (status, text, kind, serverMessage) => {
		expect(failureOf(status, text)).toEqual({ kind, status, serverMessage });
	});
});

describe('with a code of its own', () => {
	it.each([
		[200, 1003, 'signatureRefused', undefined],
		[200, 4711, 'unknownCode', undefined],
		[200, -1, 'unknownCode', undefined],
		[200, 0, 'unknownCode', undefined],
		[200, 200, 'unknownCode', undefined],
		[401, 21001, 'signatureRefused', 401],
		[500, 1002, 'addressNotAllowed', 500],
		[404, 404, 'statusRefused', 404],
		[429, 429, 'throttled', 429],
		[503, 503, 'temporaryError', 503],
		[504, 90001, 'timedOut', 504],
	])('HTTP %i with code %i is %s', (status, code, kind, shown) => {
		const text = JSON.stringify({ code, message: 'as sent' });
		expect(failureOf(status, text)).toEqual({
			kind,
			code,
			serverMessage: 'as sent',
			status: shown,
		});
		expect(failureOf(status, text.replace(String(code), `"${code}"`))).toMatchObject({
			kind,
			code,
		});
	});

	it.each([
		['{"code":1003}', undefined],
		['{"code":1003,"message":null}', undefined],
		['{"code":1003,"message":{"a":1}}', undefined],
		['{"code":1003,"message":""}', ''],
	])('%s needs no message', (text, serverMessage) => {
		expect(failureOf(200, text)).toEqual({ kind: 'signatureRefused', code: 1003, serverMessage });
	});

	it('is no success even when users come with it', () => {
		expect(failureOf(200, VENDOR_EXAMPLE.replace('10000', '21020'))?.kind).toBe('throttled');
	});
});
