/**
 * Small lists that change while they are read, and the requests that each takes, one by one. They were found by search:
 * of 4,000 random ones, those that together notice most faults in how pages are planned, bridged and looked past.
 */
import { setImmediate as anInstant } from 'node:timers/promises';
import { failed } from '../../../../wallet-api/failures';
import type { PageSource } from '../../../../wallet-api/reading/fetchPages';
import { eachUser, readUsers } from '../../../../wallet-api/reading/readUsers';
import { type Moment, ScriptedServer } from '../../../support/worlds/script';

interface Reading {
	readonly what: string;
	readonly pageSize: number;
	/** Most rows of an answer. */
	readonly cap?: number;
	readonly limit?: number;
	readonly refuseAbove?: number;
	/** What the server says at each request, the last for all after it: `total: users, newest first`. */
	readonly moments: readonly string[];
	/** The pages as `page x size`. */
	readonly asked: string;
	readonly came: string;
	/** The users between whom somebody may be missing. */
	readonly doubts: string;
}

const READINGS: readonly Reading[] = [
	{
		what: 'another page came for the first one, and the top was read again',
		pageSize: 3,
		moments: ['5: u3 u2 u1', '5: u5 u4 u3 u2 u1'],
		asked: '1x3 2x2 2x3 3x3 2x2 2x3 3x3 2x3 3x3 1x14 5x2',
		came: 'u5 u4 u3 u2 u1',
		doubts: '',
	},
	{
		what: 'the end of the list moves up while pages of it are joined, and the server caps its answers',
		pageSize: 6,
		cap: 7,
		moments: [
			'12: u12 u11 u10 u9 u8 u7 u6 u5 u4 u3 u2 u1',
			'12: u12 u11 u10 u9 u8 u7 u6 u5 u4 u3 u2',
			'12: u12 u11 u10 u9 u8 u7 u6 u5 u4 u3 u2',
			'12: u12 u11 u10 u8 u7 u6 u5 u3 u2 u1',
		],
		asked: '1x6 2x4 2x5 1x16 2x6 3x5 3x6 2x7 4x5 1x20 4x3 2x7',
		came: 'u12 u11 u10 u9 u8 u7 u6 u5 u4 u3 u2 u1',
		doubts: 'u3-u5',
	},
	{
		what: 'a limit is reached while a bridge is built',
		pageSize: 2,
		cap: 3,
		limit: 4,
		moments: ['5: u5 u4 u3 u2 u1', '5: u5 u4 u3 u2 u1', '5: u5 u4 u3 u2 u1', '5: n6 u5 u3 u2 u1'],
		asked: '1x2 2x2 1x12 1x33',
		came: 'n6 u5 u4 u3',
		doubts: '',
	},
	{
		what: 'the first page was not the top of the list',
		pageSize: 5,
		moments: ['5: u1', '5: n6 u5 u4 u2 u1', '5: n6 u5 u4 u2 u1'],
		asked: '1x5 2x1 3x1 1x1 4x1 6x1 5x1 2x1 3x1 6x1 4x1 1x11',
		came: 'n6 u5 u4 u2 u1',
		doubts: '-u1,u1-u5',
	},
	{
		what: 'the first page was not the top, and a limit is reached there',
		pageSize: 4,
		cap: 4,
		limit: 2,
		moments: [
			'7: g1',
			'7: d3 f2 d2 c1 g1',
			'7: d3 f2 d2 c1 g1',
			'10: n10 n9 n8 d3 f2 d2 c1 g1',
			'10: n10 n9 n8 d3 f2 d2 c1 g1',
		],
		asked: '1x2 2x1 1x1',
		came: 'd3 g1',
		doubts: '-g1',
	},
	{
		what: 'one user leaves and comes back while pages are joined',
		pageSize: 3,
		moments: [
			'8: u6 u5 u4 u3 u2 u1',
			'8: u6 u5 u4 u3 u2 u1',
			'8: n7 u6 u5 u4 u2 u1',
			'9: n8 n7 u6 u5 u4 u3 u2',
		],
		asked: '1x3 2x2 2x3 1x13 3x3 5x2 4x3 2x5 1x17',
		came: 'n8 n7 u6 u5 u4 u3 u2',
		doubts: '',
	},
	{
		what: 'users of one second leave, come back and change places',
		pageSize: 6,
		moments: [
			'9: d4 d3 g3 b3 e2 f2 a1 e1 b1',
			'9: d4 d3 g3 b3 f2 a1 e1 b1',
			'9: n12 n11 d4 d3 g3 b3 f2 a1 e1 b1',
			'9: n12 n11 d4 d3 g3 b3 f2 a1 e1 b1',
			'9: n14 n13 n12 n11 d4 d3 b3 g3 e2 f2 a1 b1 e1',
		],
		asked: '1x6 2x4 2x5 1x16 2x6 1x40 1x100 1x20 7x2',
		came: 'n14 n13 n12 n11 d4 d3 g3 b3 e2 f2 a1 e1 b1',
		doubts: '',
	},
	{
		what: 'users leave and the total counts nobody',
		pageSize: 4,
		moments: ['1: u3 u2 u1', '0: u3 u2', '0: u2'],
		asked: '1x4 1x13 2x2 1x10',
		came: 'u3 u2 u1',
		doubts: '',
	},
	{
		what: 'users leave wherever they were read',
		pageSize: 3,
		moments: [
			'11: c4 g4 a4 f3 h3 h2 c2 d2 d1 a1 h1',
			'11: c4 g4 a4 f3 h3 h2 c2 d2 d1 a1 h1',
			'9: c4 g4 a4 h2 c2 d2 d1 a1 h1',
			'7: c4 g4 a4 h2 c2 d1 a1',
			'4: c4 g4 a4 d1',
		],
		asked: '1x3 2x2 2x3 1x13 3x3',
		came: 'c4 g4 a4 h2 c2 d1 a1',
		doubts: 'a1-',
	},
	{
		what: 'pages of two users do not join, and somebody leaves for good',
		pageSize: 2,
		cap: 6,
		moments: [
			'9: d4 b3 h3 c3 g2 h2 d1 h1 g1',
			'9: d4 b3 h3 c3 g2 h2 d1 h1 g1',
			'7: d4 b3 h3 c3 d1 h1 g1',
			'10: n11 d4 b3 h3 c3 g2 h2 d1 h1 g1',
			'7: n11 d4 b3 h3 h2 h1 g1',
		],
		asked: '1x2 2x2 3x2 1x12 4x2 5x2 6x2 2x5',
		came: 'n11 d4 b3 h3 c3 g2 g1',
		doubts: 'g2-g1',
	},
	{
		what: 'pages of two users do not join, and somebody comes back',
		pageSize: 2,
		cap: 7,
		moments: [
			'11: u10 u9 u8 u7 u6 u5 u4 u3 u2 u1',
			'11: u11 u10 u9 u8 u7 u6 u5 u4 u3 u2 u1',
			'10: u11 u10 u9 u8 u7 u6 u5 u3 u2 u1',
			'11: u11 u10 u9 u8 u7 u6 u5 u4 u3 u2 u1',
		],
		asked: '1x2 2x2 3x2 1x12 4x2 5x2 6x2 2x5 2x5 7x2 2x6 2x5',
		came: 'u11 u10 u9 u8 u7 u6 u5 u4 u3 u2 u1',
		doubts: 'u5-u5',
	},
	{
		what: 'the server caps its answers at all there are',
		pageSize: 5,
		cap: 2,
		moments: ['1: u2 u1'],
		asked: '1x5 1x12 3x1',
		came: 'u2 u1',
		doubts: '',
	},
];

function serverOf({ moments, cap }: Reading): ScriptedServer {
	const spoken = moments.map((moment): Moment => {
		const [total, users = ''] = moment.split(': ');
		return { total: Number(total), list: users.split(' ') };
	});
	return new ScriptedServer(spoken, cap);
}

/** The server, but for one request, which fails: the one that comes after this number of them. */
function failingAfter(server: ScriptedServer, requests: number): PageSource {
	return {
		parallelRequests: 1,
		fetchPage: async (query, stop) => {
			stop?.throwIfAborted();
			await anInstant();
			if (server.asked.length !== requests) return await server.fetchPage(query);
			server.asked.push(query);
			return failed('connectionLost', { detail: 'cut' });
		},
	};
}

/** What came, and by which requests. */
async function readFrom(source: PageSource, { asked }: ScriptedServer, reading: Reading) {
	const { pageSize, limit, refuseAbove } = reading;
	const read = await readUsers(source, { filters: {}, pageSize, limit, refuseAbove });
	if (!read.ok) return read;
	const { doubts, users } = read.value;
	return {
		asked: asked.map(({ page, size }) => `${page}x${size}`).join(' '),
		came: users.map(({ mchUuid }) => mchUuid).join(' '),
		doubts: doubts
			.map(({ after, before }) => `${after?.mchUuid ?? ''}-${before?.mchUuid ?? ''}`)
			.join(),
	};
}

describe.each(READINGS)('$what:', (reading) => {
	const { asked, came, doubts } = reading;
	const whole = { asked, came, doubts };

	it('takes these requests, and no others', async () => {
		const server = serverOf(reading);
		expect(await readFrom(server, server, reading)).toEqual(whole);
	});

	it('ends with the failure of whichever request fails, with at most one more under way', async () => {
		const failures = [];
		for (let requests = 0; requests < asked.split(' ').length; requests++) {
			const server = serverOf(reading);
			const read = await readFrom(failingAfter(server, requests), server, reading);
			if ('came' in read) {
				// It was begun before it turned out to be of no use.
				expect(read).toMatchObject({ came, doubts });
				continue;
			}
			failures.push(read);
			// What went on although nobody wants it any more would show by now.
			for (let instant = 0; instant < 20; instant++) await anInstant();
			expect(server.asked.length).toBeLessThanOrEqual(requests + 2);
		}
		expect(failures.length).toBeGreaterThan(1);
		for (const failure of failures) {
			expect(failure).toEqual(failed('connectionLost', { detail: 'cut' }));
		}
	});

	it.each([1, 3])('hands nobody on after it has failed: %i at once', async (parallelRequests) => {
		const { pageSize, limit } = reading;
		for (let requests = 0; requests < asked.split(' ').length; requests++) {
			const { fetchPage } = failingAfter(serverOf(reading), requests);
			// Not told to stop: answers that were under way still come.
			const source: PageSource = { parallelRequests, fetchPage: (query) => fetchPage(query) };
			let taken = 0;
			await eachUser(source, { filters: {}, pageSize, limit }, async () => {
				taken++;
			});
			const takenByThen = taken;
			for (let instant = 0; instant < 20; instant++) await anInstant();
			expect(taken).toBe(takenByThen);
		}
	});

	it('is refused where one user fewer may be read', async () => {
		const refuseAbove = came.split(' ').length - 1;
		const server = serverOf(reading);
		const read = await readFrom(server, server, { ...reading, refuseAbove });
		expect(read).toMatchObject({ ok: false, failure: { kind: 'tooManyUsers' } });
	});
});
