import { countsOf } from '../../../scripts/lab/counts';
import { gapsIn } from '../../../scripts/n8n/executions';
import { brokenPollRules, requestsPerMinute } from '../../../scripts/queue/polls';
import { figuresOf } from '../../../scripts/queue/figures';
import { reportOf, type RoundFacts } from '../../../scripts/queue/round';
import { victimsOf } from '../../../scripts/queue/workers';

const TRUTH = { users: 3, distinct: 3, balance: 600 };

describe('figures', () => {
	const facts: RoundFacts = {
		calls: [
			{ calledAt: 1_000, answeredAt: 3_000, status: 200, report: { executionId: '1', ...TRUTH } },
			{ calledAt: 1_001, answeredAt: 5_001, status: 200, report: { executionId: '2', ...TRUTH } },
			{ calledAt: 1_002, answeredAt: 61_002, status: 500, report: undefined },
		],
		executions: [
			{ id: '1', status: 'success', startedAt: 1_500, stoppedAt: 3_000 },
			{ id: '2', status: 'success', startedAt: 2_000, stoppedAt: 5_000 },
			{ id: '3', status: 'error', startedAt: 2_000, stoppedAt: 61_000 },
		],
		foundLater: [],
		victims: ['3'],
		counters: { requests: 6, verified: 6, refused: 0 },
	};

	it('are about what succeeded', () => {
		expect(figuresOf(facts)).toEqual({
			executions: 3,
			successes: 2,
			perSecond: 0.5,
			runMs: [1_500, 3_000],
			answerMs: [2_000, 4_000],
		});
	});

	it('are there where nothing succeeded', () => {
		const { perSecond, runMs } = figuresOf({ ...facts, executions: [] });
		expect([perSecond, runMs]).toEqual([0, []]);
	});
});

describe('victims', () => {
	const begun = (...ids: number[]) =>
		ids.map((id) => `info | Worker started execution ${id} (job ${id}) {}`).join('\n');
	const execution = (id: string, stoppedAt?: number) => ({
		id,
		status: 'running',
		startedAt: 1,
		stoppedAt,
	});

	it('are the executions that were begun in the killed worker and not ended', () => {
		const executions = [
			execution('1', 90),
			execution('12', 110),
			execution('2', 120),
			execution('3'),
		];
		const logs = { killed: begun(1, 12, 3), others: [begun(2)] };
		expect(victimsOf(logs, executions, 100)).toEqual(['12', '3']);
	});

	it('are those, too, that nobody began', () => {
		const executions = [execution('1', 110), execution('2', 110), execution('3', 110)];
		const logs = { killed: begun(), others: [begun(1), begun(3)] };
		expect(victimsOf(logs, executions, 100)).toEqual(['2']);
	});
});

describe('reports', () => {
	const item = { count_mchUuid: 3, unique_count_mchUuid: 3, sum_balance: 600 };

	it('are read from what the workflow answers', () => {
		expect(reportOf(JSON.stringify({ executionId: '7', ...item }))).toEqual({
			executionId: '7',
			...TRUTH,
		});
		expect(countsOf(item)).toEqual(TRUTH);
	});

	it.each([[undefined], ['text'], [{}], [{ executionId: '7' }], [item]])(
		'are none where a part is missing: %j',
		(answer) => {
			expect(reportOf(JSON.stringify(answer) ?? 'no JSON')).toBeUndefined();
		},
	);
});

describe('polls', () => {
	const MINUTE = 60_000;

	it('are counted in whole minutes only', () => {
		const times = [30_000, 60_010, 120_020, 120_030, 180_001, 239_999];
		expect(requestsPerMinute(times, 59_000, 230_000)).toEqual([
			{ minute: MINUTE, requests: 1 },
			{ minute: 2 * MINUTE, requests: 2 },
		]);
	});

	const good = {
		perMinute: [
			{ minute: MINUTE, requests: 1 },
			{ minute: 2 * MINUTE, requests: 1 },
		],
		runs: [{ status: 'success', told: ['balanceChanged A'] }],
		changed: 'A',
	};

	it('are right once a minute, with one execution for one change', () => {
		expect(brokenPollRules(good)).toEqual([]);
		const first = { status: 'success', told: [] };
		expect(brokenPollRules({ ...good, runs: [...good.runs, first] })).toEqual([]);
	});

	it.each([
		['twice a minute', { perMinute: [...good.perMinute, { minute: 0, requests: 2 }] }],
		['left out', { perMinute: [...good.perMinute, { minute: 0, requests: 0 }] }],
		['watched too shortly', { perMinute: good.perMinute.slice(1) }],
		['without an execution', { runs: [] }],
		[
			'with many executions that tell nothing',
			{
				runs: [...good.runs, ...Array.from({ length: 2 }, () => ({ status: 'success', told: [] }))],
			},
		],
		['with two executions', { runs: [...good.runs, ...good.runs] }],
		['with an execution that failed', { runs: [{ status: 'error', told: ['balanceChanged A'] }] }],
		['with another user', { runs: [{ status: 'success', told: ['balanceChanged B'] }] }],
	])('are wrong %s', (_what, seen) => {
		expect(brokenPollRules({ ...good, ...seen })).toHaveLength(1);
	});
});

it('knows which executions a list left out', () => {
	expect(gapsIn([7, 3, 4, 6])).toEqual([5]);
	expect(gapsIn([3])).toEqual([]);
	expect(gapsIn([])).toEqual([]);
});
