import { parseJson } from '../../../wallet-api/json';
import { parseAnswer } from '../../../wallet-api/calling/response';
import { VENDOR_EXAMPLE, vendorAnswer } from '../../support/vendorExample';

/** The failure an answer stands for; fails the test when it is a page. */
const failureOf = (text: string, status = 200) => {
	const result = parseAnswer(status, text);
	if (result.ok) throw new Error('This was read as a page of users.');
	return result.failure;
};

const pageOf = (text: string, status = 200) => {
	const result = parseAnswer(status, text);
	if (!result.ok) throw new Error(JSON.stringify(result.failure));
	return result.value;
};

/** The vendor's example with other things in `data`. */
const withData = (changes: object): string => {
	const answer = vendorAnswer();
	return JSON.stringify({ ...answer, data: { ...answer.data, ...changes } });
};

describe("the vendor's example", () => {
	const { list, ...totals } = vendorAnswer().data;

	it('gives two users with every field, though they share one wallet id', () => {
		const { users } = pageOf(VENDOR_EXAMPLE);
		expect(users).toEqual(list);
		expect(users.map((user) => Object.keys(user))).toEqual(list.map((row) => Object.keys(row)));
		expect(users.map(({ mchUuid }) => mchUuid)).toEqual([
			'JT1095595801938341100',
			'JT1095595801938341101',
		]);
	});

	it('gives total, size, current and every sum', () => {
		const page = pageOf(VENDOR_EXAMPLE);
		expect(page).toMatchObject({ total: 2, size: 15, current: 1 });
		expect(page.totals).toEqual(totals);
		expect(page.totals).not.toHaveProperty('list');
	});

	it('of a failure gives its code and message', () => {
		expect(failureOf('{\n"code": 1002,\n"message": "merchant white ip forbidden"\n}')).toEqual({
			kind: 'addressNotAllowed',
			code: 1002,
			serverMessage: 'merchant white ip forbidden',
		});
	});

	it('cut off at any place is a cut-off answer', () => {
		const kinds = Array.from(
			VENDOR_EXAMPLE.slice(1),
			(_, place) => failureOf(VENDOR_EXAMPLE.slice(0, place + 1)).kind,
		);
		expect(new Set(kinds)).toEqual(new Set(['cutOff']));
	});
});

describe('a page', () => {
	it.each([
		['total as text', withData({ total: '2' }), { total: 2 }],
		['code as text', VENDOR_EXAMPLE.replace('10000', '"10000"'), { total: 2 }],
		['HTTP 201', VENDOR_EXAMPLE, { total: 2 }, 201],
		['size and current as text', withData({ size: '15', current: '1' }), { size: 15, current: 1 }],
		[
			'no size and current',
			withData({ size: null, current: 'x' }),
			{ size: undefined, current: undefined },
		],
		['nobody', withData({ list: [], total: 0 }), { users: [], total: 0 }],
		['nobody, as null', withData({ list: null, total: 0 }), { users: [], total: 0 }],
		['nobody, as null and text', withData({ list: null, total: '0' }), { users: [], total: 0 }],
		['a row without mchUuid', withData({ list: [{ uuid: 'U1' }] }), { users: [{ uuid: 'U1' }] }],
		['a row with nothing', withData({ list: [{}] }), { users: [{}] }],
		[
			'a row with mchUuid null',
			withData({ list: [{ mchUuid: null }] }),
			{ users: [{ mchUuid: null }] },
		],
		[
			'a row with a number',
			withData({ list: [{ mchUuid: 12345 }] }),
			{ users: [{ mchUuid: 12345 }] },
		],
		['unknown fields', withData({ pages: 7 }), { totals: expect.objectContaining({ pages: 7 }) }],
	])('may have %s', (_, text, expected, status = 200) => {
		expect(pageOf(text, status)).toMatchObject(expected);
	});

	it('keeps every digit of long amounts, and every unknown field of a row', () => {
		const row = '{"mchUuid":"JT1","balance":9223372036854775807,"new":{"a":[1.50]}}';
		const text = `{"code":10000,"data":{"total":1,"totalBalance":-9007199254740993,"list":[${row}]}}`;
		const { users, totals } = pageOf(text);
		expect(users).toEqual([{ mchUuid: 'JT1', balance: '9223372036854775807', new: { a: [1.5] } }]);
		expect(totals.totalBalance).toBe('-9007199254740993');
	});

	it('may come as a JSON text, and keeps every digit there, too', () => {
		const data =
			'{"total":1,"totalBalance":-9007199254740993,"list":[{"mchUuid":12345678901234567890}]}';
		const { users, totals } = pageOf(JSON.stringify({ code: 10000, data }));
		expect(users).toEqual([{ mchUuid: '12345678901234567890' }]);
		expect(totals).toEqual({ total: 1, totalBalance: '-9007199254740993' });
	});

	it('is read as parseJson reads it', () => {
		expect({
			code: 10000,
			message: 'Success',
			data: { ...pageOf(VENDOR_EXAMPLE).totals, list: pageOf(VENDOR_EXAMPLE).users },
		}).toEqual(parseJson(VENDOR_EXAMPLE));
	});
});

describe('an answer without a list of users', () => {
	const nameless = (row: unknown) => withData({ list: [{ mchUuid: 'JT1' }, row] });

	it.each([
		['no data', '{"code":10000,"message":"Success"}', 'no "data"'],
		['data that is null', '{"code":10000,"data":null}', 'no "data"'],
		['data that is text without a list', '{"code":10000,"data":"{}"}', 'no "data.list"'],
		['data that is another text', '{"code":10000,"data":"none"}', 'no "data"'],
		['data that is a text of a text', JSON.stringify({ code: 10000, data: '"{}"' }), 'no "data"'],
		['data that is a list', '{"code":10000,"data":[]}', 'no "data"'],
		['no list', '{"code":10000,"data":{"total":0}}', 'no "data.list"'],
		['a list that is null', withData({ list: null }), 'no "data.list"'],
		['a list that is an object', withData({ list: {} }), 'no "data.list"'],
		['a list that is text', withData({ list: '[]' }), 'no "data.list"'],
		['no total', withData({ total: undefined }), 'no "data.total"'],
		['a total that is null', withData({ total: null }), 'no "data.total"'],
		['a total below 0', withData({ total: -1 }), 'no "data.total"'],
		['a total with a fraction', withData({ total: 1.5 }), 'no "data.total"'],
		['a total in words', withData({ total: 'two' }), 'no "data.total"'],
		['a total without digits', withData({ total: '' }), 'no "data.total"'],
		['a total with an exponent', withData({ total: '1e1' }), 'no "data.total"'],
		['a total in a list', withData({ total: [2] }), 'no "data.total"'],
		['a row that is a text', withData({ list: ['JT1'] }), 'Row 1 is not a wallet user'],
		['a row that is null', nameless(null), 'Row 2 is not a wallet user'],
		['a row that is a list', nameless([]), 'Row 2 is not a wallet user'],
		['no code', '{"message":"hello"}', 'no code'],
		['a code that is no number', '{"code":"OK"}', 'no code'],
		['a code that is null', '{"code":null}', 'no code'],
		['an empty object', '{}', 'no code'],
	])('with %s is no success', (_, text, detail) => {
		expect(failureOf(text)).toMatchObject({
			kind: 'notBalances',
			detail: expect.stringContaining(detail),
		});
	});
});
