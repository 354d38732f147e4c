/** What decides the events about a field: the amount to remember, and what the rest of a state may hold. */
import {
	comparisonsFor,
	nextAmount,
	nextStatuses,
} from '../../../nodes/JtWalletBalanceTrigger/events/comparisons';
import type { Known } from '../../../nodes/JtWalletBalanceTrigger/memory/entries';
import type { Crossing, EventKind } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import type { StatusField, Json } from '../../../wallet-api/contract';
import { type Wish, watchFor } from '../../support/trigger/watching';

const amount = (satang: bigint, isWaiting = false) => ({ satang, isWaiting });

const known = (satang?: bigint, statuses: ReadonlyArray<[StatusField, Json]> = []): Known => ({
	amount: satang === undefined ? undefined : amount(satang),
	statuses: new Map(statuses),
});

describe('an amount is remembered', () => {
	const below: Crossing = { direction: 'below', satang: 100n, rearmDistance: 20n };
	const above: Crossing = { ...below, direction: 'above' };

	it.each<[what: string, was: [bigint, boolean?], is: bigint, crossing: Crossing, waits: boolean]>([
		['beyond after it was back', [150n], 90n, below, false],
		['beyond after it was beyond', [80n], 90n, below, false],
		['in between after it was back', [150n], 110n, below, false],
		['in between after it was beyond', [90n], 110n, below, true],
		['in between while it waits', [105n, true], 110n, below, true],
		['back while it waits', [110n, true], 120n, below, false],
		['just not back while it waits', [110n, true], 119n, below, true],
		['at the threshold after it was beyond', [99n], 100n, below, true],
		['in between above after it was beyond', [110n], 90n, above, true],
		['back above while it waits', [90n, true], 80n, above, false],
		['beyond above', [90n, true], 101n, above, false],
	])('%s', (_, [satang, isWaiting], is, crossing, waits) => {
		expect(nextAmount(amount(satang, isWaiting), amount(is), crossing)).toEqual(amount(is, waits));
	});

	it('as the last one that could be read', () => {
		expect(nextAmount(amount(5n, true), undefined, below)).toEqual(amount(5n, true));
		expect(nextAmount(undefined, amount(5n), below)).toEqual(amount(5n));
		expect(nextAmount(undefined, undefined, below)).toBeUndefined();
		expect(nextAmount(amount(5n, true), amount(150n), undefined)).toEqual(amount(150n));
	});
});

it('a status is remembered as the last one that there was', () => {
	const was = new Map<StatusField, Json>([['KYCStatus', 'Pending']]);
	const is = new Map<StatusField, Json>([
		['KYCStatus', null],
		['userStatus', null],
	]);
	expect([...nextStatuses(was, is)]).toEqual([
		['KYCStatus', 'Pending'],
		['userStatus', null],
	]);
});

function comparison(event: EventKind, wish: Wish = {}) {
	const found = comparisonsFor(watchFor({ ...wish, events: [event] }))[0];
	if (found === undefined) throw new Error(`Nothing compares for ${event}`);
	return found;
}

describe('what nobody could read', () => {
	it.each(['balanceCrossed', 'balanceChanged'] as const)('%s: has not happened', (event) => {
		const { happened, valueIn } = comparison(event);
		expect(happened(known(), known(5n))).toBe(false);
		expect(happened(known(50_000n), known())).toBe(false);
		expect(happened(known(50_000n), known(5n))).toBe(true);
		expect([valueIn(known()), valueIn(known(5n))]).toEqual([null, 5]);
	});

	it('a status has not changed from it, nor to it', () => {
		const { happened } = comparison('kycStatusChanged');
		const pending = known(undefined, [['KYCStatus', 'Pending']]);
		expect(happened(known(), pending)).toBe(false);
		expect(happened(pending, known())).toBe(false);
		expect(happened(pending, known(undefined, [['KYCStatus', null]]))).toBe(true);
	});
});

it.each<[change: Wish['change'], from: bigint, to: bigint, happens: boolean]>([
	[{ direction: 'any', atLeast: 0n }, 5n, 5n, false],
	[{ direction: 'any', atLeast: 3n }, 5n, 8n, true],
	[{ direction: 'any', atLeast: 3n }, 5n, 2n, true],
	[{ direction: 'any', atLeast: 3n }, 5n, 7n, false],
	[{ direction: 'up', atLeast: 3n }, 5n, 8n, true],
	[{ direction: 'up', atLeast: 3n }, 8n, 5n, false],
	[{ direction: 'down', atLeast: 3n }, 8n, 5n, true],
	[{ direction: 'down', atLeast: 3n }, 5n, 8n, false],
])('with %o, %d to %d is a change: %j', (change, from, to, happens) => {
	const { happened, holds } = comparison('balanceChanged', { change });
	expect(happened(known(from), known(to))).toBe(happens);
	expect(holds(known(to))).toBe(false);
});

describe('what decides later events', () => {
	it('is whether the next crossing counts', () => {
		const { stance } = comparison('balanceCrossed');
		expect([known(), known(20_000n), known(5n)].map(stance)).toEqual(['', 'true', 'false']);
	});

	it('is the amount, where changes are watched', () => {
		const { stance } = comparison('balanceChanged');
		expect([known(), known(5n)].map(stance)).toEqual(['undefined', '5']);
	});

	const is = (status: Json) => known(undefined, [['KYCStatus', status]]);

	it('is the status, and of those that are not named that it is another', () => {
		const any = comparison('kycStatusChanged');
		expect([known(), is('Pending'), is(null)].map(any.stance)).toEqual(['', '"Pending"', 'null']);
		const statusesTo = { kycStatusChanged: ['Pending'] };
		const one = comparison('kycStatusChanged', { statusesTo });
		expect([known(), is('Pending'), is('Approved'), is(null)].map(one.stance)).toEqual([
			...['', '"Pending"', 'other', 'other'],
		]);
		expect([is('Pending'), is('Approved'), is(['Pending']), known()].map(one.holds)).toEqual([
			...[true, false, false, false],
		]);
		expect(is('Pending') && one.valueIn(known())).toBeNull();
	});
});
