import { Front } from '../../../../wallet-api/reading/front';
import { type Page, startOf } from '../../../../wallet-api/reading/pages';
import { type Stretch, stretchOf } from '../../../../wallet-api/reading/stretch';

/** An answer to a page; all of its users were created in one second, so that no time tells their order. */
function answer(page: Page, ids: string): Stretch {
	const users = ids
		.split(' ')
		.flatMap((mchUuid) => (mchUuid === '' ? [] : [{ mchUuid, createTime: '2026-01-01 07:00:00' }]));
	return stretchOf(
		{ users, total: 99, size: page.size, current: page.page, totals: {} },
		page,
		0,
		0,
	);
}

/** Adds answers that join, notes those that do not, and says whether the end was seen. */
function isEndedBy(...answers: Stretch[]): boolean {
	const front = new Front();
	for (const stretch of answers) {
		if (front.isJoinedBy(stretch)) front.add(stretch);
		else front.noteEnd(stretch);
	}
	return front.isEnded;
}

const wide = { page: 1, size: 20 };
const wider = { page: 1, size: 30 };
const sixUsers = 'f e d c b a';

describe('where totals are of no use, the end of the list is seen by', () => {
	it('two answers of different lengths that end with the same user', () => {
		const last = answer({ page: 2, size: 4 }, 'b a');
		expect(startOf({ page: 2, size: 4 })).toBe(4);
		expect(isEndedBy(answer(wide, sixUsers), answer(wider, sixUsers), last)).toBe(true);
	});

	it('an empty answer past the only user, or past both of two', () => {
		const past = answer({ page: 3, size: 1 }, '');
		expect(isEndedBy(answer(wide, 'a'), answer(wider, 'a'), answer({ page: 2, size: 1 }, ''))).toBe(
			true,
		);
		expect(isEndedBy(answer(wide, 'b a'), answer(wider, 'b a'), past)).toBe(true);
	});
});

describe('the end of the list is not seen by', () => {
	it.each([
		['one answer', [answer(wide, sixUsers)]],
		[
			'one that brought them and one that does not join',
			[answer(wide, sixUsers), answer({ page: 2, size: 4 }, 'b a')],
		],
		[
			'one that was asked for a single row more than it holds, which may have been kept back',
			[
				answer(wide, sixUsers),
				answer({ page: 1, size: 7 }, sixUsers),
				answer({ page: 2, size: 4 }, 'b a'),
			],
		],
		[
			'answers of one length, as a server cuts them',
			[answer(wide, sixUsers), answer(wider, sixUsers)],
		],
		[
			'an empty answer, for users may have moved up since they were placed',
			[answer(wide, 'c b a'), answer(wider, 'c b a'), answer({ page: 4, size: 1 }, '')],
		],
		[
			'an empty answer far below the only user',
			[answer(wide, 'a'), answer(wider, 'a'), answer({ page: 3, size: 1 }, '')],
		],
		[
			'an answer that does not join and shows somebody unknown',
			[answer(wide, sixUsers), answer(wider, sixUsers), answer({ page: 2, size: 5 }, 'z a')],
		],
	])('%s', (_, answers) => {
		expect(isEndedBy(...answers)).toBe(false);
	});
});

it('somebody whom an answer showed that does not join has to come, or may be missing', () => {
	const front = new Front();
	front.add(answer(wide, sixUsers));
	expect(front.hasMissed).toBe(false);
	front.noteEnd(answer({ page: 2, size: 5 }, 'z a'));
	expect(front.hasMissed).toBe(true);
	front.add(answer({ page: 1, size: 7 }, `z ${sixUsers}`));
	expect(front.hasMissed).toBe(false);
});
