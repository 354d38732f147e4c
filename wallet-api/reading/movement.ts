/**
 * Signs that the list moved while it was read, or that the server did not serve what was asked.
 */
const SIGNS = {
	totalChanged: 'the total changed',
	repeatedUser: 'users came twice',
	countDiffers: 'the number of users differed from the total',
	otherUsers: 'users entered or left the list',
	repeatedPage: 'a page held only users of other pages',
	wrongRowCount: 'a page held more or fewer users than its own total calls for',
	wrongPage: 'another page was answered than asked for',
	wrongSize: 'another page size was answered than asked for',
} as const;

/** Name of a sign. */
export type Sign = keyof typeof SIGNS;

/**
 * Signs that the server breaks its own paging: an answer that is at odds with itself, or brings nobody new. A list
 * that moves much may seldom give one, too; in every pass it is a fault.
 */
export const PAGING_SIGNS: readonly Sign[] = [
	'repeatedPage',
	'wrongRowCount',
	'wrongPage',
	'wrongSize',
];

/** What is known of a list that never held still. */
export interface Movement {
	readonly signs: readonly Sign[];
	readonly passes: number;
	/** Distinct users that were found in all passes together. */
	readonly found: number;
	/** The total that the server stated last. */
	readonly total: number;
}

/** The signs in words, for the middle of a sentence. */
export function describeSigns(signs: readonly Sign[]): string {
	return signs.map((sign) => SIGNS[sign]).join(', ');
}

/** Movement as a sentence for the operator: what moved, how many passes, how many users against which total. */
export function describeMovement({ signs, passes, found, total }: Movement): string {
	const users = found.toLocaleString('en-US');
	const stated = total.toLocaleString('en-US');
	return `The list of wallet users changed while it was read (${describeSigns(signs)}). It was read ${passes} times: ${users} users were found, JT Wallet's last total is ${stated}. Run the workflow again if every user matters.`;
}
