/** What makes a question the same as that of an earlier poll, also of one that an earlier version made. */
import { checkOf, questionOf } from '../../../nodes/JtWalletBalanceTrigger/memory/question';
import { idsOf, markOf, ownerOf } from '../../../nodes/JtWalletBalanceTrigger/memory/owner';
import { eventIdOf } from '../../../nodes/JtWalletBalanceTrigger/events/walletEvent';
import { acceptFilters } from '../../../nodes/shared/fields/filters';
import { AT, watchFor } from '../../support/trigger/watching';

const CREDENTIAL = { baseUrl: 'https://api.example.com', appId: 'app-1' };

const wanted = (filters: object) => acceptFilters({ raw: filters, value: filters }, 'Asia/Bangkok');

const filtersOf = (filters: object) => questionOf(CREDENTIAL, wanted(filters), watchFor()).filters;

it('is stored, so that the texts stay as they are', () => {
	expect(
		questionOf(
			CREDENTIAL,
			wanted({ userStatus: ['Active'], KYCStatus: ['Rejected', 'Pending'] }),
			watchFor({ events: ['balanceCrossed', 'kycStatusChanged'] }),
		),
	).toEqual({
		merchant: '1NlTsSkZceuYidup5gQf58',
		filters: 'Cyf5RUIKt59tFJLaC15qTQ',
		tracked: { amount: 'balance', statuses: ['KYCStatus'] },
		threshold: 'below 10000',
	});
	expect(checkOf('')).toBe('47DEQpj8HBSa+/TImW+5JC');
	expect(questionOf(CREDENTIAL, wanted({}), watchFor({ events: ['userGone'] }))).toMatchObject({
		filters: 'T1PNoYwrqgwDVLtfmj7L5e',
		threshold: '',
	});
});

it('does not mind the order of filters and of what is in them', () => {
	const one = filtersOf({ KYCStatus: ['Pending', 'Rejected'], userStatus: ['Active'] });
	expect(filtersOf({ userStatus: ['Active'], KYCStatus: ['Rejected', 'Pending'] })).toBe(one);
	expect(filtersOf({ userStatus: ['Active'], KYCStatus: ['Rejected'] })).not.toBe(one);
});

it('is another one with other conditions, about amounts too', () => {
	const below = (amount: string) =>
		filtersOf({ amountConditions: { condition: [{ comparison: 'below', amount }] } });
	const all = [below('100'), below('101'), filtersOf({}), filtersOf({ branchNos: 'A' })];
	expect(new Set(all).size).toBe(all.length);
	expect(below('100.00')).toBe(all[0]);
});

describe('who a user is', () => {
	it.each([
		[{ mchUuid: 'JT1095595801938341100', uuid: 'U1' }, 'JT~8bnoar50r370,!U1'],
		[{ mchUuid: 'JT1' }, '!JT1,-'],
		[{ mchUuid: 'JT1', uuid: '' }, '!JT1,-'],
		[{ mchUuid: 'JT1', uuid: 5 }, '!JT1,!5'],
		[{ uuid: 'U1', createTime: '2026-01-01 00:00:00' }, '-,!U1#gdz3O88a2FTo-J3s'],
		[{ balance: 5 }, '-,#adC2QM6TYBy-Ac91'],
	])('%j', (user, owner) => {
		expect(ownerOf(user)).toBe(owner);
	});

	it.each([
		['!JT1,!U1', 'JT1', 'U1', undefined],
		['!JT1,-', 'JT1', null, undefined],
		['-,!U1#abc', '', 'U1', 'abc'],
		['-,#abc', '', null, 'abc'],
		['-', '', null, undefined],
	])('%s has the IDs %j and %j', (owner, mchUuid, uuid, mark) => {
		expect(idsOf(owner)).toEqual({ mchUuid, uuid });
		expect(markOf(owner)).toBe(mark);
	});

	it('tells apart what happened to wallets of one person', () => {
		const event = {
			event: 'balanceChanged',
			changed: 'balance',
			previous: 1,
			current: 2,
			detectedAt: AT,
			user: null,
		} as const;
		expect(eventIdOf({ ...event, owner: '-,!U1#a' })).toBe('balanceChanged||U1|1|2|a');
		expect(eventIdOf({ ...event, owner: '!J,!U1' })).toBe('balanceChanged|J|U1|1|2');
	});
});
