import { type PageSource } from '../../../../wallet-api/reading/fetchPages';
import { readUsers } from '../../../../wallet-api/reading/readUsers';
import { KIND } from '../../../support/worlds/laws';
import { WorldServer } from '../../../support/worlds/server';

const PARALLEL = 4;

/** How often a reading has to wait for answers, where all requests that are under way at once are answered at once. */
async function roundTripsOf(users: number, pageSize: number): Promise<number> {
	const server = new WorldServer(
		{ ...KIND, users },
		{ changes: [], timeOuts: [], parallelRequests: PARALLEL, random: () => 0 },
	);
	let roundTrips = 0;
	let next: Promise<void> | undefined;
	const source: PageSource = {
		parallelRequests: PARALLEL,
		fetchPage: async (query, stop) => {
			next ??= new Promise((resolve) => {
				roundTrips++;
				setImmediate(() => {
					next = undefined;
					resolve();
				});
			});
			await next;
			return await server.fetchPage(query, stop);
		},
	};
	const read = await readUsers(source, { filters: {}, pageSize });
	expect(read).toMatchObject({ ok: true, value: { doubts: [] } });
	return roundTrips;
}

/** Page 1 states the total; the others come several at a time. */
function bareLoop(users: number, pageSize: number): number {
	return 1 + Math.ceil((Math.ceil(users / pageSize) - 1) / PARALLEL);
}

it.each([
	[9_999, 10_000, 0],
	[10_000, 10_000, 1],
	[12_000, 10_000, 0],
	[100_000, 10_000, 1],
	[100_000, 9_999, 1],
	[100_000, 5_000, 1],
	[12_000, 1_000, 1],
])(
	'%i users in pages of %i take at most %i round trips more than reading them without any proof',
	async (users, pageSize, more) => {
		expect(await roundTripsOf(users, pageSize)).toBeLessThanOrEqual(
			bareLoop(users, pageSize) + more,
		);
	},
);
