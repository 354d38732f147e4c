/** What is said of IDs that nobody has. */
import { listed, MissingIds } from '../../../nodes/JtWalletBalance/missingIds';

const hints = (...ids: string[]) => new MissingIds(ids).hints('wallet user');

it('one ID, one of some, and many', () => {
	expect(hints('JT1')).toEqual(['No wallet user has the ID JT1.']);
	expect(hints('JT1', 'JT2')).toEqual(['No wallet user has 2 of the 2 IDs: JT1, JT2.']);
	expect(hints('JT1', 'jt1 ')).toEqual(['No wallet user has the ID jt1 .']);
	const many = Array.from({ length: 1_200 }, (_, place) => `x${place}`);
	expect(hints(...many)[0]).toMatch(
		/^No wallet user has 1,200 of the 1,200 IDs: x0, .+, x19 and 1,180 more\.$/,
	);
});

it('names up to twenty', () => {
	const ids = Array.from({ length: 21 }, (_, place) => `x${place}`);
	expect(listed(ids.slice(0, 20))).toBe(ids.slice(0, 20).join(', '));
	expect(listed(ids)).toBe(`${ids.slice(0, 20).join(', ')} and 1 more`);
});

it('nothing of those who were found, however they are written', () => {
	const missing = new MissingIds(['JT1', 'JT2', 'JT3']);
	missing.found([{ mchUuid: 'jt1' }, { mchUuid: null }, {}]);
	missing.foundIds(['JT2 ']);
	expect(missing.hints('user')).toEqual(['No user has 1 of the 3 IDs: JT3.']);
	missing.foundIds(['JT3']);
	expect(missing.hints('user')).toEqual([]);
	expect(new MissingIds().hints('user')).toEqual([]);
});

it.each([
	...['merchant', 'wallet', 'user', 'Users', 'ID', 'ids', 'mchUuid', 'UUID'],
	...['user_id', 'user-id', 'userid', 'User_ID'],
])('%s is the heading of a column', (heading) => {
	expect(new MissingIds([heading]).advice()).toEqual([
		`${heading}: this looks like the heading of a column. Enter the IDs without it.`,
	]);
});

it.each(['xid', 'idx', 'my wallet', 'wallets', 'user.id', 'userXid', 'JT1'])('%s is none', (id) => {
	expect(new MissingIds([id]).advice()).toEqual([]);
});

it.each([
	['U1234567890', true],
	['U12345678901234', true],
	['U123456789', false],
	['XU1234567890', false],
	['U1234567890X', false],
	['u1234567890', false],
	['UABCDEFGHIJ', false],
])('%s is an ID of JT Wallet: %j', (id, isOne) => {
	expect(new MissingIds([id]).advice()).toEqual(
		isOne
			? [
					`${id}: this looks like a wallet user ID of JT Wallet (uuid). Enter the merchant user ID (mchUuid), your own ID of the user.`,
				]
			: [],
	);
});
