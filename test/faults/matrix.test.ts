import type { Fault } from '../../sandbox/faults/faultSchema';
import { describeFailure } from '../../wallet-api/failures';
import { readSimulated } from '../support/reading';
import { WalletServer } from '../support/simulation/walletServer';
import { ADVICE } from './advice';
import { MAX_RETRIES, type Mode } from './expected';
import { MATRIX } from './matrix';

const USERS = 30;
const PLACES = { 'first page': 1, 'middle page': 2, 'last page': 3 } as const;
const MODES: { readonly [mode in Mode]: { readonly limit?: number; readonly wanted: number } } = {
	'Return All': { wanted: USERS },
	Limit: { limit: 25, wanted: 25 },
};
const OFTEN = { once: { times: 1 }, 'every time': { every: true } } as const;

const cases = Object.values(MATRIX).flatMap((rows) =>
	rows.flatMap(({ fault, once, always }) =>
		Object.entries(PLACES).flatMap(([place, page]) =>
			(['Return All', 'Limit'] as const).flatMap((mode) =>
				(['once', 'every time'] as const).map((often) => ({
					name: `${JSON.stringify(fault)} on the ${place}, ${often}, ${mode}`,
					fault: { ...fault, when: { page, ...OFTEN[often] } },
					mode,
					expected: (often === 'once' ? once : always)(page, mode),
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
		expect(await read(fault, mode)).toEqual({
			end: expected.end,
			requests: expected.requests,
			wrong: [],
		});
	});

	async function read(fault: Fault, mode: Mode) {
		const { limit, wanted } = MODES[mode];
		let atStart: string[] = [];
		const { result, requests } = await readSimulated(server, {
			users: USERS,
			faults: [fault],
			options: { filters: {}, pageSize: 10, limit },
			maxRetries: MAX_RETRIES,
			hooks: () => {
				atStart = server.merchant.idsFrom(1, USERS);
				return {};
			},
		});
		const refused = requests.filter(({ signatureVerified }) => !signatureVerified);
		const wrong = refused.map(({ number }) => `the signature of request ${number}`);
		if (result === 'cancelled') throw new Error('Nobody cancelled it.');
		if (!result.ok) {
			const { kind } = result.failure;
			const { title, advice } = describeFailure(result.failure);
			const words = ADVICE[kind] ?? ['no advice is expected'];
			const unsaid = words.filter((piece) => !`${title}. ${advice}`.includes(piece));
			return { end: kind, requests: requests.length, wrong: [...wrong, ...unsaid] };
		}
		const ids = result.value.users.map(({ mchUuid }) => mchUuid);
		const lost = atStart.filter((id) => server.merchant.find(id) && !ids.includes(id));
		if (mode === 'Return All') wrong.push(...lost.map((id) => `${id} is lost`));
		else if (ids.length !== wanted) wrong.push(`${ids.length} users`);
		if (new Set(ids).size < ids.length) wrong.push('somebody comes twice');
		const end = result.value.doubts.length === 0 ? 'everyone' : 'hinted';
		return { end, requests: requests.length, wrong };
	}
});
