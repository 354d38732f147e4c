import { describeDoubts, describeFacts } from '../../../../wallet-api/reading/facts';

const [after, before] = [{ mchUuid: 'JT5' }, { mchUuid: 9 }];

describe('doubts in words', () => {
	it.each([
		['between JT5 and 9', { after, before }],
		['after JT5', { after, before: undefined }],
		['before 9', { after: undefined, before }],
		['from the whole list', { after: undefined, before: undefined }],
		[
			'between a wallet user without a merchant user ID and JT5',
			{ after: { uuid: 'U1' }, before: after },
		],
	])('name the place: %s', (place, doubt) => {
		expect(describeDoubts([doubt])).toBe(
			`Wallet users may be missing ${place}, because the list kept changing while it was read.`,
		);
	});

	it.each([
		[2, 'and at 1 more place,'],
		[3, 'and at 2 more places,'],
	])('say of %i places how many more there are', (count, words) => {
		expect(describeDoubts(Array.from({ length: count }, () => ({ after, before })))).toContain(
			words,
		);
	});

	it('are no words where there are none', () => {
		expect(describeDoubts([])).toBe('');
	});
});

describe('facts in words', () => {
	const nothing = { total: 3, doubts: [], unplaced: 0, withoutMchUuid: 0, sharedMchUuid: 0 };

	it('are none where all is in order', () => {
		expect(describeFacts(nothing)).toEqual([]);
	});

	it.each([
		[1, '1 wallet user has'],
		[1_200, '1,200 wallet users have'],
	])('count wallet users without an ID, and with that of another: %i', (count, have) => {
		const facts = { ...nothing, withoutMchUuid: count, sharedMchUuid: count };
		expect(describeFacts(facts)).toEqual([
			`${have} no merchant user ID. JT Wallet sent them that way.`,
			`${have} the merchant user ID of another wallet user and a different wallet user ID, as when an account is closed and opened again.`,
		]);
	});

	it('say what cannot be known of the newest where a time cannot be read', () => {
		expect(describeFacts({ ...nothing, unplaced: 2 })).toEqual([
			'2 wallet users have no creation time that can be used to sort them. These merchant user IDs took several requests, so there may be newer wallet users than the ones returned. Choose Return All to get everyone.',
		]);
	});

	it('tell of doubts first, and what to do', () => {
		const facts = { ...nothing, doubts: [{ after, before }], withoutMchUuid: 1 };
		expect(describeFacts(facts)[0]).toMatch(
			/^Wallet users may be missing .* Run the workflow again\.$/,
		);
		expect(describeFacts(facts)).toHaveLength(2);
	});
});
