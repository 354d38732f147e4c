import type { WalletUser } from '../../../../wallet-api/contract';
import { succeeded } from '../../../../wallet-api/failures';
import type { PageSource } from '../../../../wallet-api/reading/fetchPages';
import { readUsers } from '../../../../wallet-api/reading/readUsers';

/** A user, such as `u7@07`: created in that second, or at a time that is not shown (`u7`). */
function userOf(text: string): WalletUser {
	const [mchUuid = '', second] = text.split('@');
	return { mchUuid, ...(second && { createTime: `2026-11-27 08:00:${second}` }) };
}

/** A server of a list that is another one from the request of a number on. */
function serverOf(first: string, then: string, from: number): PageSource {
	let requests = 0;
	return {
		parallelRequests: 1,
		fetchPage: async ({ page: current, size }) => {
			requests += 1;
			const all = (requests < from ? first : then).split(' ').map(userOf);
			const users = all.slice((current - 1) * size, current * size);
			return await Promise.resolve(
				succeeded({ users, total: all.length, size, current, totals: {} }),
			);
		},
	};
}

/** Thirty users, newest first, of whom one shows no time. */
const usersWithout = (time: number) =>
	Array.from({ length: 30 }, (_, place) => 30 - place).map((number) =>
		number === time ? `u${number}` : `u${number}@${10 + number}`,
	);

it.each([17, 18, 30])(
	'of the first %d, nobody is pushed out by one below who shows no time',
	async (limit) => {
		const before = usersWithout(14);
		const joined = [...before.slice(0, 9), 'new@32', ...before.slice(9)];
		const source = serverOf(before.join(' '), joined.join(' '), 3);
		const read = await readUsers(source, { filters: {}, limit, pageSize: 14 });
		expect(read.ok && read.value.users.map(({ mchUuid }) => mchUuid)).toEqual(
			joined.slice(0, limit).map((user) => userOf(user).mchUuid),
		);
	},
);

it('whoever shows no time at the top stays there', async () => {
	const top = 'x u9@19 u8@18 u7@17 u6@16 u5@15 u4@14';
	const source = serverOf(`u6@16 u5@15 u4@14 ${top}`, top, 2);
	const read = await readUsers(source, { filters: {}, pageSize: 3 });
	expect(read.ok && read.value.users.map(({ mchUuid }) => mchUuid).join(' ')).toBe(
		'x u9 u8 u7 u6 u5 u4',
	);
});
