import {
	describeMovement,
	describeSigns,
	PAGING_SIGNS,
	type Sign,
} from '../../../wallet-api/reading/movement';

const SENTENCES: ReadonlyArray<readonly [Sign, string]> = [
	['totalChanged', 'the total changed'],
	['repeatedUser', 'users came twice'],
	['countDiffers', 'the number of users differed from the total'],
	['otherUsers', 'users entered or left the list'],
	['repeatedPage', 'a page held only users of other pages'],
	['wrongRowCount', 'a page held more or fewer users than its own total calls for'],
	['wrongPage', 'another page was answered than asked for'],
	['wrongSize', 'another page size was answered than asked for'],
];

it.each(SENTENCES)('%s means that %s', (sign, words) => {
	expect(describeSigns([sign])).toBe(words);
});

it('tells several signs in the order they are given', () => {
	expect(describeSigns(['wrongPage', 'totalChanged'])).toBe(
		'another page was answered than asked for, the total changed',
	);
	expect(describeSigns([])).toBe('');
});

it('tells what moved, how many passes there were, and how many users against which total', () => {
	const movement = {
		signs: ['repeatedUser'] as const,
		passes: 3,
		found: 1_234_567,
		total: 1_234_570,
	};
	expect(describeMovement(movement)).toBe(
		"The list of wallet users changed while it was read (users came twice). It was read 3 times: 1,234,567 users were found, JT Wallet's last total is 1,234,570. Run the workflow again if every user matters.",
	);
});

it('calls those signs paging that no list brings about by moving', () => {
	expect([...PAGING_SIGNS].sort()).toEqual([
		'repeatedPage',
		'wrongPage',
		'wrongRowCount',
		'wrongSize',
	]);
});
