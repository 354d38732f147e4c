import { acceptWatch } from '../../../nodes/JtWalletBalanceTrigger/watch/acceptWatch';
import { watchFields } from '../../../nodes/JtWalletBalanceTrigger/watch/watchFields';
import { kindsOf } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import type { IDataObject } from 'n8n-workflow';

const DEFAULTS = Object.fromEntries(watchFields.map((field) => [field.name, field.default]));

/** The watch out of what was entered, the fields' own defaults where nothing was. */
const read = (entered: IDataObject = {}) =>
	acceptWatch((name) => {
		const value = Object.hasOwn(entered, name) ? entered[name] : DEFAULTS[name]?.valueOf();
		return { raw: value, value };
	}, entered.rearmDistance);

const threshold = (entered: IDataObject) => read(entered).amount?.crossing?.satang;

const ALL_AMOUNTS = { events: ['balanceCrossed', 'balanceChanged'] };

it('is by default: below 100 baht of balance', () => {
	expect(read()).toEqual({
		added: false,
		gone: false,
		amount: {
			field: 'balance',
			crossing: { direction: 'below', satang: 10_000n, rearmDistance: 0n },
		},
		statuses: [],
	});
});

const bahts: Array<[entered: number | string, satang: bigint]> = [
	[0.29, 29n],
	[1.1, 110n],
	[8.2, 820n],
	[1.005e2, 10_050n],
	[0, 0n],
	[-0.5, -50n],
	[1_234_567_890_123.45, 123_456_789_012_345n],
	['0.29', 29n],
	[' 100 ', 10_000n],
	['100.5', 10_050n],
	['90071992547409.93', 9_007_199_254_740_993n],
];

it.each([12_345_678_901_234.56, 0.1 + 0.2])(
	'%j, a number with more digits than numbers keep, is refused: it may be another one by now',
	(thresholdAmount) => {
		expect(() => read({ thresholdAmount })).toThrow(
			`Threshold is ${thresholdAmount}, a number with more digits than numbers keep. Enter it as text.`,
		);
	},
);

it.each(bahts)('%j baht are %d satang, exactly', (thresholdAmount, satang) => {
	expect(threshold({ thresholdAmount })).toBe(satang);
	const changeAmount = String(thresholdAmount).replace('-', '');
	const atLeast = read({ ...ALL_AMOUNTS, changeAmount }).amount?.change?.atLeast;
	expect(atLeast).toBe(satang < 0n ? -satang : satang);
});

it.each([
	[29, 29n],
	['29', 29n],
	[' 29 ', 29n],
	[-1, -1n],
	['9223372036854775807', 9_223_372_036_854_775_807n],
])('%j satang are %d', (thresholdAmount, satang) => {
	expect(threshold({ thresholdAmount, amountUnit: 'satang' })).toBe(satang);
});

const AMOUNT_OF_BAHT = 'an amount of baht with at most two decimals';

it.each([0.125, '0.291', '1,000', '', 'many', null, true, [5], {}, 1e21])(
	'refuses %j baht',
	(thresholdAmount) => {
		expect(() => read({ thresholdAmount })).toThrow(
			`Threshold is ${JSON.stringify(thresholdAmount)}, but it has to be ${AMOUNT_OF_BAHT}.`,
		);
		expect(() => read({ ...ALL_AMOUNTS, changeAmount: thresholdAmount })).toThrow(
			/^By at Least is /,
		);
	},
);

it.each([0.5, '1.00', '', null, [5]])('refuses %j satang', (thresholdAmount) => {
	expect(() => read({ thresholdAmount, amountUnit: 'satang' })).toThrow(
		`Threshold is ${JSON.stringify(thresholdAmount)}, but it has to be a whole number of satang.`,
	);
});

it('holds nothing that is not watched, and does not look at what is entered there', () => {
	const entered = {
		events: ['userAdded'],
		thresholdAmount: 'old',
		changeAmount: 'older',
		amountField: 'oldest',
		kycStatusTo: ['Lost'],
	};
	expect(read(entered)).toEqual({ added: true, gone: false, statuses: [] });
});

it.each([
	[{ events: [] }, 'Trigger On is empty. Choose at least one event.'],
	[{ events: '' }, 'Trigger On is empty. Choose at least one event.'],
	[{ events: ['balanceExploded'] }, /^Trigger On is "balanceExploded", but it has to be one of /],
	[{ events: 7 }, /^Trigger On is 7, but it has to be a list of /],
	[{ amountField: 'total' }, /^Amount to Watch is "total", but it has to be one of balance, /],
	[{ amountUnit: 'euro' }, 'Amounts Entered In is "euro", but it has to be one of baht, satang.'],
	[{ thresholdDirection: 'up' }, 'Crossed is "up", but it has to be one of above, below.'],
	[
		{ ...ALL_AMOUNTS, changeDirection: 'below' },
		'Changed is "below", but it has to be one of down, up, any.',
	],
	[{ rearmDistance: -1 }, 'Back Again Only Beyond is negative, but it has to be 0 or more.'],
	[
		{ rearmDistance: 0.125 },
		/^Back Again Only Beyond is 0.125, but it has to be an amount of baht/,
	],
	[{ ...ALL_AMOUNTS, changeAmount: -1 }, 'By at Least is negative, but it has to be 0 or more.'],
	[
		{ events: ['kycStatusChanged'], kycStatusTo: ['Lost'] },
		'KYC Status Changed To is "Lost", but it has to be one of Unsubmitted, Pending, Approved, Rejected.',
	],
	[
		{ events: ['userStatusChanged'], userStatusTo: {} },
		/^User Status Changed To is \{\}, but it has to be a list of Active, /,
	],
])('refuses %j', (entered, message) => {
	expect(() => read(entered)).toThrow(message);
});

it('takes the texts that expressions give', () => {
	const watch = read({
		events: 'kycStatusChanged, USERADDED balancecrossed',
		thresholdAmount: '0.29',
		thresholdDirection: ' Above ',
		kycStatusTo: '["rejected", "Pending"]',
		authorizationStatusTo: 'unauthorized',
	});
	expect(kindsOf(watch)).toEqual(['userAdded', 'balanceCrossed', 'kycStatusChanged']);
	expect(watch.amount?.crossing).toMatchObject({ direction: 'above', satang: 29n });
	expect(watch.statuses).toEqual([{ event: 'kycStatusChanged', named: ['Rejected', 'Pending'] }]);
});

it('takes the distance back in the unit of the threshold', () => {
	const distance = (amountUnit: string) =>
		read({ amountUnit, rearmDistance: 5 }).amount?.crossing?.rearmDistance;
	expect([distance('baht'), distance('satang')]).toEqual([500n, 5n]);
});

it('minds the unit of amounts only where amounts are watched', () => {
	expect(read({ events: ['userGone'], amountUnit: 'euro' })).toMatchObject({ gone: true });
	expect(() => read({ events: ['balanceChanged'], amountUnit: 'euro' })).toThrow(
		'Amounts Entered In',
	);
});

it('refuses states that an expression made nothing, and says what to do', () => {
	const raw = { events: ['kycStatusChanged'], kycStatusTo: '={{ [] }}' };
	const value = { events: ['kycStatusChanged'], kycStatusTo: [] };
	const entered = (of: object, name: string): unknown =>
		Object.entries(of).find(([key]) => key === name)?.[1];
	expect(() =>
		acceptWatch((name) => ({ raw: entered(raw, name), value: entered(value, name) })),
	).toThrow(
		'KYC Status Changed To has an expression that returned []. Correct the expression, or clear the field to report every change of this status.',
	);
});
