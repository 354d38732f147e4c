/** What an answer stands for by its HTTP status, its code, and what it is made of. */
import { readAnswer } from '../../../wallet-api/calling/response';
import { VENDOR_EXAMPLE } from '../../support/vendorExample';

const HTML = '<!DOCTYPE html><html><body>Log in</body></html>';
const failureOf = (status: number, text: string) => {
	const result = readAnswer(status, text);
	return result.ok ? undefined : result.failure;
};

describe('with HTTP 200', () => {
	it.each([
		['', 'cutOff'],
		[' \n', 'cutOff'],
		['{"code":10000,', 'cutOff'],
		['{"code":10000}}', 'cutOff'],
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
		[300, VENDOR_EXAMPLE, 'statusRefused'],
		[301, '', 'redirected'],
		[302, HTML, 'redirected'],
		[307, VENDOR_EXAMPLE, 'redirected'],
		[400, '', 'statusRefused'],
		[401, HTML, 'statusRefused'],
		[403, 'Forbidden', 'statusRefused'],
		[404, '{"status":404,"error":"Not Found"}', 'statusRefused'],
		[408, '', 'timedOut'],
		[413, HTML, 'tooLarge'],
		[429, 'slow down', 'throttled'],
		[500, VENDOR_EXAMPLE, 'passingFault'],
		[502, HTML, 'passingFault'],
		[503, '', 'passingFault'],
		[504, HTML, 'timedOut'],
		[520, HTML, 'passingFault'],
		[501, '', 'statusRefused'],
		[304, '', 'statusRefused'],
		[199, VENDOR_EXAMPLE, 'statusRefused'],
	])('%i is a failure: %#', (status, text, kind) => {
		expect(failureOf(status, text)).toEqual({ kind, status });
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
		[503, 503, 'passingFault', 503],
		[504, 90001, 'timedOut', 504],
	])('HTTP %i with code %i is %s', (status, code, kind, shown) => {
		const text = JSON.stringify({ code, message: 'as sent' });
		expect(failureOf(status, text)).toEqual({
			kind,
			code,
			vendorMessage: 'as sent',
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
	])('%s needs no message', (text, vendorMessage) => {
		expect(failureOf(200, text)).toEqual({ kind: 'signatureRefused', code: 1003, vendorMessage });
	});

	it('is no success even when users come with it', () => {
		expect(failureOf(200, VENDOR_EXAMPLE.replace('10000', '21020'))?.kind).toBe('throttled');
	});
});
