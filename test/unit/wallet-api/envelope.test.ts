import { generateKeyPairSync } from 'node:crypto';
import { verifierOf } from '../../../sandbox/api/verify';
import {
	parametersOf,
	SIGNATURE_ALGORITHMS,
	signEnvelope,
} from '../../../wallet-api/signing/envelope';
import { publicBareOf, rsaKey } from '../../support/keys';

const NOW = 1_732_233_600_000;
const key = rsaKey('2048');
const signed = async (body: unknown) =>
	await signEnvelope(parametersOf(body), { appId: 'app', key, algorithm: 'RSA-SHA256' }, NOW);

describe('param is', () => {
	const long = '"mchUuidList":["JT1"],"max":9223372036854775807';

	it.each<[string, unknown, string]>([
		['an object', { page: 1, size: 100 }, '{"timestamp":NOW,"page":1,"size":100}'],
		['an empty object', {}, '{"timestamp":NOW}'],
		['an empty object as text', ' { } ', '{"timestamp":NOW}'],
		['a text', '{"page":1}', '{"timestamp":NOW,"page":1}'],
		['a text with gaps', '\n{ "page" : 1\n}\n', '{"timestamp":NOW, "page" : 1\n}'],
		['longs of a text', `{${long}}`, `{"timestamp":NOW,${long}}`],
		['our own text', `{"timestamp":${NOW - 1},${long}}`, `{"timestamp":NOW,${long}}`],
		['our own text alone', '{"timestamp":1}', '{"timestamp":NOW}'],
		['an old timestamp', { timestamp: 1, page: 2 }, '{"timestamp":NOW,"page":2}'],
		['a timestamp further on', '{"page":2,"timestamp":1}', '{"page":2,"timestamp":NOW}'],
		['a timestamp after a gap', '{ "timestamp":1,"page":2}', '{"timestamp":NOW,"page":2}'],
		['a timestamp with a fraction', '{"timestamp":1.5,"page":2}', '{"timestamp":NOW,"page":2}'],
		['a timestamp with zeros', '{"timestamp":5.0,"page":2}', '{"timestamp":NOW,"page":2}'],
		['a timestamp with an exponent', '{"timestamp":1e3}', '{"timestamp":NOW}'],
		['a timestamp below 0', '{"timestamp":-1}', '{"timestamp":NOW}'],
		['a timestamp as text', '{"timestamp":"1"}', '{"timestamp":NOW}'],
		['a timestamp that is null', { timestamp: null }, '{"timestamp":NOW}'],
		['an escaped timestamp', '{"timest\\u0061mp":1}', '{"timestamp":NOW}'],
		['two timestamps', '{"timestamp":1,"timestamp":2,"a":3}', '{"timestamp":NOW,"a":3}'],
		['two equal timestamps', '{"timestamp":1,"timestamp":1}', '{"timestamp":NOW}'],
		['a deeper timestamp', '{"a":{"timestamp":1}}', '{"timestamp":NOW,"a":{"timestamp":1}}'],
		[
			'a timestamp in a string',
			{ a: '{"timestamp":1' },
			'{"timestamp":NOW,"a":"{\\"timestamp\\":1"}',
		],
		['a half pair', '{"a":"\ud83d"}', '{"timestamp":NOW,"a":"\\ud83d"}'],
		['a half pair of an object', { a: '\udc4d' }, '{"timestamp":NOW,"a":"\\udc4d"}'],
		['a whole pair', '{"a":"👍"}', '{"timestamp":NOW,"a":"👍"}'],
		[
			'a dangerous name',
			'{"__proto__":{"timestamp":1}}',
			'{"timestamp":NOW,"__proto__":{"timestamp":1}}',
		],
		['an object without prototype', Object.create(null), '{"timestamp":NOW}'],
		[
			'an envelope made by hand',
			{ appId: 'x', param: '{"page":1}', sign: '' },
			'{"timestamp":NOW,"page":1}',
		],
		[
			'what only looks like an envelope',
			{ appId: 'x', param: 'y', sign: 'z', page: 1 },
			'{"timestamp":NOW,"appId":"x","param":"y","sign":"z","page":1}',
		],
		[
			'an envelope with an open param',
			{ appId: 'x', param: { page: 1 }, sign: 'z' },
			'{"timestamp":NOW,"appId":"x","param":{"page":1},"sign":"z"}',
		],
		[
			'an envelope without a signature',
			{ appId: 'x', param: '{}', sign: null },
			'{"timestamp":NOW,"appId":"x","param":"{}","sign":null}',
		],
		[
			'what has other types than an envelope',
			{ appId: 1, param: 'y', sign: 'z' },
			'{"timestamp":NOW,"appId":1,"param":"y","sign":"z"}',
		],
	])('made of %s', async (_, body, param) => {
		const envelope = await signed(body);
		expect(envelope.param).toBe(param.replace('NOW', String(NOW)));
		expect(envelope.appId).toBe('app');
	});

	it('made of an envelope, also as text', async () => {
		const first = await signed(`{${long}}`);
		const param = `{"timestamp":${NOW},${long}}`;
		expect((await signed(first)).param).toBe(param);
		expect((await signed(JSON.stringify(first))).param).toBe(param);
	});
});

it.each([`{"page":1,"timestamp":${NOW}}`, `{"a":{"timestamp":1},"timestamp":${NOW}}`])(
	'leaves a timestamp that is right already where it is: %s',
	async (text) => {
		expect((await signed(text)).param).toBe(text);
	},
);

describe.each(SIGNATURE_ALGORITHMS)('with %s', (algorithm) => {
	it('makes a signature that jsrsasign accepts, and no other digest does', async () => {
		const envelope = await signEnvelope('{"a":"ยอด"}', { appId: 'app', key, algorithm }, NOW);
		const verify = verifierOf(publicBareOf(key));
		const accepted = SIGNATURE_ALGORITHMS.filter((digest) =>
			verify(envelope.param, envelope.sign, digest),
		);
		expect(accepted).toEqual([algorithm]);
		expect(
			verifierOf(publicBareOf(rsaKey('2048-other')))(envelope.param, envelope.sign, algorithm),
		).toBe(false);
	});
});

it('fails where the key cannot make such a signature', async () => {
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 512 });
	const signer = { appId: 'app', key: privateKey, algorithm: 'RSA-SHA512' } as const;
	await expect(signEnvelope('{}', signer, NOW)).rejects.toThrow('digest too big');
});

describe('refused is a body that is', () => {
	class Form {
		page = 1;
	}

	it.each<[string, unknown]>([
		['left out', undefined],
		['null', null],
		['a number', 5],
		['a list', [{ page: 1 }]],
		['a list as text', '[1]'],
		['null as text', 'null'],
		['empty text', ''],
		['some text', 'page=1'],
		['a string as text', '"{}"'],
		['cut-off JSON', '{"page":1'],
		['an envelope cut off inside', { appId: 'a', param: '{"timestamp":1', sign: 's' }],
		['an envelope of something else', { appId: 'a', param: '[1]', sign: 's' }],
		['an envelope of an envelope as garbage', { appId: 'a', param: '{"timestamp":1}}', sign: 's' }],
		['a buffer', Buffer.from('{"page":1}')],
		['a form', new URLSearchParams('page=1')],
		['a map', new Map([['page', 1]])],
		['an object of a class', new Form()],
		['a date', new Date(0)],
		['a function', () => ({ page: 1 })],
	])('%s', async (_, body) => {
		await expect(signed(body)).rejects.toThrow('The request body is not a JSON object.');
	});

	it('a timestamp beside a number that JavaScript would change', async () => {
		const refused = signed('{"max":9007199254740993,"timestamp":1}');
		await expect(refused).rejects.toThrow('Leave "timestamp" out');
	});
});
