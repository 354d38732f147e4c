/** A fault to put into how lists are read: what stands in a file of `wallet-api/reading`, once, becomes something else. */
export interface Break {
	readonly what: string;
	readonly file: string;
	readonly from: string;
	readonly to: string;
}

/** Faults that random histories have to find, each by itself. */
export const BREAKS: readonly Break[] = [
	{
		what: 'strictly newer becomes not older',
		file: 'stretch.ts',
		from: 'if (time <= oldest) return false;',
		to: 'if (time < oldest) return false;',
	},
	{
		what: 'one newer user is enough',
		file: 'stretch.ts',
		from: 'const NEWER_USERS = 2;',
		to: 'const NEWER_USERS = 1;',
	},
	{
		what: 'a user whose row comes twice counts as two',
		file: 'stretch.ts',
		from: 'shared.add(identityOf(user));',
		to: 'shared.add(String(shared.size));',
	},
	{
		what: 'the order of times is not looked at',
		file: 'stretch.ts',
		from: 'if (oldest === undefined || !earlier.descends || !later.descends) return false;',
		to: 'if (oldest === undefined) return false;',
	},
	{
		what: 'three repeated users are enough',
		file: 'stretch.ts',
		from: 'const REPEATED_USERS = 5;',
		to: 'const REPEATED_USERS = 3;',
	},
	{
		what: 'the same end joins at other places, too',
		file: 'stretch.ts',
		from: 'const end = earlier.users.slice(Math.max(0, later.start - earlier.start));',
		to: 'const first = later.users[0]; const at = earlier.users.findIndex((user) => first !== undefined && identityOf(user) === identityOf(first)); const end = at < 0 ? [] : earlier.users.slice(at);',
	},
	{
		what: 'one shared user joins',
		file: 'stretch.ts',
		from: 'return beginsBeforeEnd(earlier, later, isShared) || repeatsEnd(earlier, later);',
		to: 'return later.users.some(isShared);',
	},
	{
		what: 'everything joins',
		file: 'stretch.ts',
		from: 'return beginsBeforeEnd(earlier, later, isShared) || repeatsEnd(earlier, later);',
		to: 'return true;',
	},
	{
		what: 'page 1 does not join by itself',
		file: 'stretch.ts',
		from: 'if (later.start === 0) return true;',
		to: '',
	},
	{
		what: 'a short answer is the end, whatever its total',
		file: 'stretch.ts',
		from: 'return isShort(stretch) && endOf(stretch) === stretch.total;',
		to: 'return isShort(stretch);',
	},
	{
		what: 'no overlap',
		file: 'pages.ts',
		from: 'export const OVERLAP = 10;',
		to: 'export const OVERLAP = 0;',
	},
	{
		what: 'an overlap of 2',
		file: 'pages.ts',
		from: 'export const OVERLAP = 10;',
		to: 'export const OVERLAP = 2;',
	},
	{
		what: 'a bridge is not widened',
		file: 'bridge.ts',
		from: 'if (last - first >= most) return succeeded(false);',
		to: 'return succeeded(false);',
	},
	{
		what: 'of a page that was cut, the rest is left out',
		file: 'fetchPages.ts',
		from: 'if (result.value.some(endsList)) break;',
		to: 'break;',
	},
	{
		what: 'no cap is suspected',
		file: 'stretch.ts',
		from: 'page.size <= served];',
		to: 'true];',
	},
	{
		what: 'the total is believed: no look past the end',
		file: 'readList.ts',
		from: 'const seen = await lookPastEnd(this.bridgingUntil(this.plan.stop));',
		to: 'const seen = succeeded(true); this.isEnough = true;',
	},
	{
		what: 'no doubt where no bridge joins',
		file: 'readList.ts',
		from: 'if (!bridged.value) doubts.push({ after: front.last, before: stretch.users[0] });',
		to: '',
	},
	{
		what: 'no doubt where the end was not seen',
		file: 'readList.ts',
		from: 'this.doubts.push({ after: this.front.last, before: undefined });',
		to: '',
	},
	{
		what: 'one page that brings nobody new is a broken server',
		file: 'strikes.ts',
		from: 'if (this.count < most) return undefined;',
		to: '',
	},
	{
		what: 'the end is seen by an answer that does not join',
		file: 'ending.ts',
		from: 'const isBeyond = isNobodyNew && ',
		to: 'const isBeyond = ',
	},
	{
		what: 'the end is seen by an answer that may have kept one back',
		file: 'ending.ts',
		from: 'const LEAST_ROWS_PAST_END = 2;',
		to: 'const LEAST_ROWS_PAST_END = 1;',
	},
	{
		what: 'the end is seen although a cap may have cut it',
		file: 'ending.ts',
		from: 'shown.isUncapped ||= isUncapped(shown.answer, stretch);',
		to: 'shown.isUncapped = true;',
	},
	{
		what: 'a page from further up may end the list as stated',
		file: 'front.ts',
		from: 'if (endsAsStated(stretch) && mayEnd) this.isStated = true;',
		to: 'if (endsAsStated(stretch)) this.isStated = true;',
	},
	{
		what: 'every answer reaches the last known user',
		file: 'front.ts',
		from: 'if (last === undefined) return false;',
		to: 'return true;',
	},
	{
		what: 'no doubt where somebody was seen in passing and never came',
		file: 'readList.ts',
		from: 'if (isWhole && front.hasMissed) doubts',
		to: 'if (isWhole && front.place < 0) doubts',
	},
	{
		what: 'no word of users whom no time puts among the newest',
		file: 'unite.ts',
		from: 'if (time === undefined || time > before) unplaced += 1;',
		to: '',
	},
	{
		what: 'nobody looks whether page 1 was the top',
		file: 'readList.ts',
		from: 'if (front.isAboveTop(stretch) && !this.isTopRead) {',
		to: 'if (this.isTopRead) {',
	},
	{
		what: 'who came late stays at the end',
		file: 'readUsers.ts',
		from: 'const users = isInOrder',
		to: 'const users = true',
	},
	{
		what: 'whoever shows no time comes after somebody who came late',
		file: 'readUsers.ts',
		from: 'timeOf(user) ?? borrowed.get(number)',
		to: 'timeOf(user)',
	},
	{
		what: 'the parts of an ID list are not put back into order',
		file: 'unite.ts',
		from: 'users: newestFirst(users).slice(0, limit),',
		to: 'users: users.slice(0, limit),',
	},
	{
		what: 'the parts of an ID list may share users',
		file: 'idParts.ts',
		from: 'const key = comparable(id);',
		to: 'const key = id;',
	},
	{
		what: 'whoever has a known mchUuid is known',
		file: 'knownUsers.ts',
		from: "return this.uuids.is(number, '') && (this.learned.get(number) ?? uuid) === uuid;",
		to: 'return true;',
	},
];
