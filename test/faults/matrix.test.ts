import type { Fault } from '../../sandbox/faults/faultSchema';
import type { WalletUser } from '../../wallet-api/contract';
import { describeFailure } from '../../wallet-api/failures';
import type { Doubt } from '../../wallet-api/reading/facts';
import { readSimulated } from '../support/reading';
import { WalletServer } from '../support/simulation/walletServer';
import { ADVICE } from './advice';
import { MAX_RETRIES, type Mode } from './expected';
import { MATRIX } from './matrix';

/** In pages of 60 that overlap by ten, 120 users take three requests, and so do 110 of them. */
const USERS = 120;
const PAGE_SIZE = 60;
const PLACES = { 'first page': 1, 'middle page': 2, 'last page': 3 } as const;
const MODES: { readonly [mode in Mode]: { readonly limit?: number; readonly wanted: number } } = {
	'Return All': { wanted: USERS },
	Limit: { limit: 110, wanted: 110 },
};
const OFTEN = { once: { times: 1 }, 'from then on': { every: true } } as const;

const cases = Object.values(MATRIX).flatMap((rows) =>
	rows.flatMap(({ fault, once, always }) =>
		Object.entries(PLACES).flatMap(([place, request]) =>
			(['Return All', 'Limit'] as const).flatMap((mode) =>
				(['once', 'from then on'] as const).map((often) => ({
					name: `${JSON.stringify(fault)} on the ${place}, ${often}, ${mode}`,
					fault: { ...fault, when: { request, ...OFTEN[often] } },
					mode,
					expected: (often === 'once' ? once : always)(request, mode),
				})),
			),
		),
	),
);

describe('the fault matrix: each fault, on each page, with Return All and with a limit', () => {
	let server: WalletServer;
	beforeAll(async () => {
		server = await WalletServer.start();
	});
	afterAll(async () => await server.close());

	it.each(cases)('$name', async ({ fault, mode, expected }) => {
		const { end, requests, wrong, lost } = await read(fault, mode);
		const hidden = 'hidden' in expected ? (expected.hidden ?? 0) : 0;
		expect({ end, requests, wrong }).toEqual({
			end: expected.end,
			requests: expected.requests,
			wrong: [],
		});
		expect(lost).toHaveLength(hidden);
	});

	async function read(fault: Fault, mode: Mode) {
		const { limit, wanted } = MODES[mode];
		let atStart: string[] = [];
		const { result, requests } = await readSimulated(server, {
			users: USERS,
			faults: [fault],
			options: { filters: {}, pageSize: PAGE_SIZE, limit },
			maxRetries: MAX_RETRIES,
			hooks: () => {
				atStart = server.merchant.rows().map(({ mchUuid }) => mchUuid);
				return {};
			},
		});
		const refused = requests.filter(({ signatureVerified }) => !signatureVerified);
		const wrong = refused.map(({ number }) => `the signature of request ${number}`);
		const made = requests.length;
		if (result === 'cancelled') throw new Error('Nobody cancelled it.');
		if (!result.ok) {
			const { kind } = result.failure;
			const { title, advice } = describeFailure(result.failure);
			const words = ADVICE[kind] ?? ['no advice is expected'];
			const unsaid = words.filter((piece) => !`${title}. ${advice}`.includes(piece));
			return { end: kind, requests: made, wrong: [...wrong, ...unsaid], lost: [] };
		}
		const { users, doubts } = result.value;
		const found = users.map((user) => idOf(user));
		if (new Set(found).size < found.length) wrong.push('somebody comes twice');
		if (users.length > wanted && mode === 'Limit') wrong.push('more than the limit');
		const present = new Set(server.merchant.rows().map(({ mchUuid }) => mchUuid));
		const missing = atStart
			.slice(0, wanted - joined())
			.filter((id) => present.has(id) && !found.includes(id));
		// Whoever is missing stands where a doubt says that somebody may be.
		const lost = missing.filter((id) => !doubts.some((doubt) => isWithin(doubt, id, atStart)));
		return { end: doubts.length === 0 ? 'everyone' : 'hinted', requests: made, wrong, lost };
	}

	/** Who it is; also where the answer leaves the merchant's ID out. */
	function idOf(user: WalletUser): string {
		if (user.mchUuid !== undefined) return String(user.mchUuid);
		const row = server.merchant
			.rows()
			.find(({ uuid, createTime }) => uuid === user.uuid && createTime === user.createTime);
		return row?.mchUuid ?? 'a stranger';
	}

	function isWithin({ after, before }: Doubt, id: string, list: readonly string[]): boolean {
		const place = list.indexOf(id);
		const [last, next] = [after, before].map((user) =>
			user ? list.indexOf(idOf(user)) : undefined,
		);
		return (last ?? -1) < place && place < (next ?? Infinity);
	}

	/** How many users joined meanwhile; all of them are newer than those of the start. */
	function joined(): number {
		return Math.max(0, server.merchant.size - USERS);
	}
});
