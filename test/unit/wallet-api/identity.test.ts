import { identityOf, mchUuidOf } from '../../../wallet-api/identity';

describe("the merchant's ID of a user is", () => {
	it.each([
		['a text as it was sent', { mchUuid: 'JT1' }, 'JT1'],
		['the digits of a number', { mchUuid: 12345 }, '12345'],
		['the digits of a long number', { mchUuid: '1095595801938341100' }, '1095595801938341100'],
		['not there without one', { uuid: 'U1' }, undefined],
		['not there where it is empty', { mchUuid: '' }, undefined],
		['not there where it is null', { mchUuid: null }, undefined],
	])('%s', (_, row, mchUuid) => {
		expect(mchUuidOf(row)).toBe(mchUuid);
	});
});

describe('two rows are of one user where', () => {
	it.each([
		['both IDs are the same', { mchUuid: 'a', uuid: 'u', balance: 1 }, { mchUuid: 'a', uuid: 'u' }],
		['neither has a uuid', { mchUuid: 'a', balance: 1 }, { mchUuid: 'a', balance: 2 }],
		[
			'only the time of creation differs',
			{ mchUuid: 'a', createTime: '2025-01-01 00:00:00' },
			{ mchUuid: 'a', createTime: '2025-01-02 00:00:00' },
		],
		['an ID is a number and its digits', { mchUuid: 12, uuid: 3 }, { mchUuid: '12', uuid: '3' }],
		['there is only a uuid', { uuid: 'u', balance: 1 }, { uuid: 'u', mchUuid: null }],
		['there is no ID, and all is the same', { balance: 1 }, { balance: 1 }],
	])('%s', (_, one, other) => {
		expect(identityOf(one)).toBe(identityOf(other));
	});
});

describe('two rows are of two users where', () => {
	it.each([
		['the merchant’s IDs differ', { mchUuid: 'a', uuid: 'u' }, { mchUuid: 'b', uuid: 'u' }],
		['the uuids differ', { mchUuid: 'a', uuid: 'u' }, { mchUuid: 'a', uuid: 'v' }],
		['one ID is the other’s other one', { mchUuid: 'a' }, { uuid: 'a' }],
		[
			'there is only a uuid, and one person has two wallets',
			{ uuid: 'u', createTime: '2025-01-01 00:00:00' },
			{ uuid: 'u', createTime: '2025-01-02 00:00:00' },
		],
		['there is no ID, and something differs', { balance: 1 }, { balance: 2 }],
	])('%s', (_, one, other) => {
		expect(identityOf(one)).not.toBe(identityOf(other));
	});
});
