import type { JsonObject } from '../../../wallet-api/contract';
import { type Conditions, fieldsIn, judgeOf } from '../../../wallet-api/reading/conditions';

const none: Conditions = { amounts: [], texts: [], times: [], timeZone: 'Asia/Bangkok' };
const judge = (conditions: Partial<Conditions>) => judgeOf({ ...none, ...conditions });

describe('an amount', () => {
	const edges: Array<[least: bigint, most: bigint, holding: unknown[], broken: unknown[]]> = [
		[-5n, 5n, [-5, 0, 5, '-5', '5', '0005', -0], [-6, 6, '-6', '6']],
		[
			2n ** 53n + 1n,
			2n ** 60n,
			['9007199254740993', '1152921504606846976'],
			['9007199254740992', 5],
		],
		[
			-(2n ** 63n),
			-(2n ** 53n),
			['-9223372036854775808'],
			['-9007199254740991', -9007199254740991],
		],
	];

	it.each(edges)('from %s to %s includes both', (least, most, holding, broken) => {
		const found = (values: unknown[]) =>
			values.map((balance) =>
				judge({ amounts: [{ field: 'balance', least, most }] })(
					JSON.parse(JSON.stringify({ balance })),
				),
			);
		expect(found(holding)).toEqual(holding.map(() => 'holds'));
		expect(found(broken)).toEqual(broken.map(() => 'broken'));
	});

	it.each([undefined, null, '', '1.5', 1.5, 'abc', true])('that is %j is unknown', (balance) => {
		const row: JsonObject = balance === undefined ? {} : { balance };
		expect(judge({ amounts: [{ field: 'balance', least: 0n }] })(row)).toBe('unknown');
	});
});

describe('a time', () => {
	const at = Date.UTC(2026, 10, 1);
	const verdicts = (range: { from?: number; before?: number }) =>
		['2026-11-01 06:59:59', '2026-11-01 07:00:00', '2026-11-01 07:00:01'].map((createTime) =>
			judge({ times: [{ field: 'createTime', ...range }] })({ createTime }),
		);

	it('after an instant includes it, and before it does not', () => {
		expect(verdicts({ from: at })).toEqual(['broken', 'holds', 'holds']);
		expect(verdicts({ before: at })).toEqual(['holds', 'broken', 'broken']);
		expect(verdicts({ from: at, before: at + 1 })).toEqual(['broken', 'holds', 'broken']);
	});

	it('that is no text is unknown, whatever it would be as one', () => {
		const createTime = ['2026-11-01 07:00:00'];
		expect(judge({ times: [{ field: 'createTime', from: at }] })({ createTime })).toBe('unknown');
	});
});

describe('several conditions', () => {
	const both = judge({
		amounts: [{ field: 'balance', least: 1n }],
		texts: [{ field: 'branchNo', oneOf: ['A1'] }],
	});

	it.each([
		[{ balance: 1, branchNo: 'A1' }, 'holds'],
		[{ balance: 0, branchNo: 'A1' }, 'broken'],
		[{ balance: 1, branchNo: 'a1' }, 'broken'],
		[{ balance: 1 }, 'unknown'],
		[{ branchNo: 'A1' }, 'unknown'],
		[{ balance: 0 }, 'broken'],
		[{ branchNo: 'A2' }, 'broken'],
		[{}, 'unknown'],
	])('on %j are %s', (row, verdict) => {
		expect(both(row)).toBe(verdict);
	});

	it('that are none hold for everybody', () => {
		expect(judge({})({})).toBe('holds');
	});

	it('name their fields, each once', () => {
		const amounts = [
			{ field: 'balance', least: 1n } as const,
			{ field: 'balance', most: 5n } as const,
		];
		const times = [{ field: 'createTime', from: 1 } as const];
		expect(fieldsIn({ ...none, amounts, times })).toEqual(['balance', 'createTime']);
	});
});
