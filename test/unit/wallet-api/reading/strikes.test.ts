import { failed } from '../../../../wallet-api/failures';
import { Strikes } from '../../../../wallet-api/reading/strikes';

it.each([
	[10_000, 3],
	[34, 3],
	[33, 4],
	[2, 50],
])('with pages of %i rows, number %i in a row is one too many', (mostRows, most) => {
	const strikes = new Strikes();
	const standing = { read: 1_200, stated: 34_000, mostRows };
	for (let count = 1; count < most; count++) {
		expect(strikes.add(standing)).toBeUndefined();
		expect(strikes.count).toBe(count);
	}
	expect(strikes.add(standing)).toEqual(
		failed('pagingBroken', {
			detail: `${most} pages in a row held nobody new. 1,200 wallet users were read; JT Wallet states 34,000.`,
		}),
	);
});
