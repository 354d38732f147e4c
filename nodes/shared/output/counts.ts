/** A number of things, with commas. */
export function inThousands(number: number): string {
	return number.toLocaleString('en-US');
}

/** A number of wallet users: `1 wallet user`, `1,250 wallet users`. */
export function walletUsers(number: number): string {
	return number === 1 ? '1 wallet user' : `${inThousands(number)} wallet users`;
}
