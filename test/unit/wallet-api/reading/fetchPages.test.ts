import type { PageQuery } from '../../../../wallet-api/contract';
import { failed } from '../../../../wallet-api/failures';
import { PageFetcher, type PageSource } from '../../../../wallet-api/reading/fetchPages';
import { ScriptedServer, usersFrom } from '../../../support/worlds/script';

const at = (count: number, total = count) => [{ total, list: usersFrom(count, 1) }];

/** Fetches from a list; some requests, by number from 1, fail in some way. */
function fetcherOf(
	server: ScriptedServer,
	{
		pageSize = 10_000,
		refuseAbove = Infinity,
		failing = {},
		filters = {},
	}: {
		readonly pageSize?: number;
		readonly refuseAbove?: number;
		readonly failing?: { readonly [request: number]: 'timedOut' | 'tooLarge' | 'webPage' };
		readonly filters?: { readonly mchUuidList?: readonly string[] };
	} = {},
) {
	const asked: PageQuery[] = [];
	const source: PageSource = {
		parallelRequests: 1,
		fetchPage: async (query) => {
			asked.push(query);
			const failure = failing[asked.length];
			return failure === undefined ? await server.fetchPage(query) : failed(failure);
		},
	};
	const fetcher = new PageFetcher(source, { filters, pageSize, refuseAbove });
	/** The pieces that came, as `from-to`, or the failure. */
	const fetch = async (page: number, size: number) => {
		const result = await fetcher.fetch({ page, size });
		if (!result.ok) return result.failure.kind;
		return result.value.map(({ start, users }) => `${start}-${start + users.length}`).join(' ');
	};
	return { fetcher, fetch, asked: () => asked.map(({ page, size }) => `${page}x${size}`) };
}

it('asks for a page of the filters', async () => {
	const server = new ScriptedServer(at(30));
	const { fetch } = fetcherOf(server, { filters: { mchUuidList: ['u1'] } });
	expect(await fetch(2, 10)).toBe('10-20');
	expect(server.asked).toEqual([{ page: 2, size: 10, mchUuidList: ['u1'] }]);
});

it('fails with what failed, unless a smaller page could help', async () => {
	const { fetch, asked } = fetcherOf(new ScriptedServer(at(9_000)), {
		failing: { 1: 'webPage', 2: 'timedOut' },
	});
	expect(await fetch(1, 1_000)).toBe('webPage');
	expect(await fetch(1, 500)).toBe('timedOut');
	expect(asked()).toEqual(['1x1000', '1x500']);
});

describe('a page that is too much at once', () => {
	it('is read in halves that overlap', async () => {
		const { fetch, asked, fetcher } = fetcherOf(new ScriptedServer(at(9_000)), {
			failing: { 1: 'timedOut' },
		});
		expect(await fetch(1, 2_000)).toBe('0-1000 990-1980 1960-2000');
		expect(asked()).toEqual(['1x2000', '1x1000', '2x990', '50x40']);
		expect(fetcher.mostRows).toBe(1_000);
	});

	it('is read no further than the list goes', async () => {
		const failing = { 1: 'tooLarge' } as const;
		const short = fetcherOf(new ScriptedServer(at(700)), { failing });
		expect(await short.fetch(1, 4_000)).toBe('0-700');
		const exact = fetcherOf(new ScriptedServer(at(2_000, 5_000)), { failing });
		expect(await exact.fetch(1, 9_000)).toBe('0-2000 4000-4000');
	});

	it('fails where a half of it does', async () => {
		const { fetch } = fetcherOf(new ScriptedServer(at(9_000)), {
			failing: { 1: 'timedOut', 3: 'webPage' },
		});
		expect(await fetch(1, 2_000)).toBe('webPage');
	});

	it('is cut again where a half is too much as well, down to 500 rows', async () => {
		const { fetch, fetcher } = fetcherOf(new ScriptedServer(at(9_000)), {
			failing: { 1: 'timedOut', 2: 'timedOut' },
		});
		expect(await fetch(1, 1_100)).toBe('0-500 483-552 500-1000 990-1080 1064-1102');
		expect(fetcher.mostRows).toBe(500);
	});

	it('is not too much for good where such a page was served before, but at the second time', async () => {
		const { fetch, fetcher } = fetcherOf(new ScriptedServer(at(9_000)), {
			failing: { 2: 'timedOut', 6: 'timedOut' },
		});
		await fetch(1, 2_000);
		await fetch(2, 2_000);
		expect(fetcher.mostRows).toBe(10_000);
		await fetch(3, 2_000);
		expect(fetcher.mostRows).toBe(1_000);
	});

	it('is not asked for again in its size', async () => {
		const { fetch, asked } = fetcherOf(new ScriptedServer(at(9_000)), {
			failing: { 1: 'timedOut' },
		});
		await fetch(1, 2_000);
		expect(await fetch(2, 2_000)).toBe('1990-2985 2973-3964 3950-4000');
		expect(asked().slice(4)).toEqual(['3x995', '4x991', '80x50']);
	});
});

describe('a cap of the server', () => {
	it('is kept to where an answer is short of users who were stated', async () => {
		const { fetch, fetcher } = fetcherOf(new ScriptedServer(at(9_000), 700));
		expect(fetcher.mostToLook).toBe(10_000);
		await fetch(1, 1_000);
		expect([fetcher.mostRows, fetcher.mostToLook, fetcher.served]).toEqual([700, 700, 700]);
	});

	it('counts for looks, too, which may be larger than pages', async () => {
		const { fetch, fetcher } = fetcherOf(new ScriptedServer(at(90), 25), { pageSize: 20 });
		expect(fetcher.mostToLook).toBe(100);
		await fetch(1, 60);
		expect([fetcher.mostRows, fetcher.mostToLook]).toEqual([20, 25]);
	});

	it.each([
		['the list ends there', at(600), 1, 1_000],
		['nobody is stated after it', at(600, 300), 1, 1_000],
		['it is empty', at(600, 9_000), 2, 1_000],
	])('is not seen in a short answer where %s', async (_, moments, page, size) => {
		const { fetch, fetcher } = fetcherOf(new ScriptedServer(moments));
		await fetch(page, size);
		expect([fetcher.mostRows, fetcher.mostToLook]).toEqual([10_000, 10_000]);
	});

	it('is not seen where the answer was asked for no more than came before', async () => {
		const moments = [...at(9_000), ...at(600, 9_000)];
		const { fetch, fetcher } = fetcherOf(new ScriptedServer(moments));
		await fetch(1, 1_000);
		await fetch(1, 1_000);
		expect(fetcher.mostRows).toBe(10_000);
	});
});

describe('more users than may be read', () => {
	it.each([
		[3_001, 'tooManyUsers'],
		[3_000, '0-10'],
	])('stated as %i', async (total, came) => {
		const { fetch } = fetcherOf(new ScriptedServer(at(10, total)), { refuseAbove: 3_000 });
		expect(await fetch(1, 1_000)).toBe(came);
	});

	it('are said with their numbers', async () => {
		const { fetcher } = fetcherOf(new ScriptedServer(at(10, 1_234_567)), { refuseAbove: 3_000 });
		expect(await fetcher.fetch({ page: 1, size: 10 })).toMatchObject({
			failure: { detail: '1,234,567 users match; at most 3,000 can be read here.' },
		});
	});
});
