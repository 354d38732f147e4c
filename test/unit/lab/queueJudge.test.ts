import type { StoredExecution } from '../../../scripts/n8n/executions';
import { brokenRules } from '../../../scripts/queue/judge';
import type { QueueCall, RoundFacts } from '../../../scripts/queue/round';

const TRUTH = { users: 3, distinct: 3, balance: 600 };

const called = (executionId: string, counts = TRUTH): QueueCall => ({
	calledAt: 0,
	answeredAt: 10,
	status: 200,
	report: { executionId, ...counts },
});
const notTold: QueueCall = { calledAt: 0, answeredAt: 90, status: 500, report: undefined };
const stored = (id: string, status = 'success'): StoredExecution => ({
	id,
	status,
	startedAt: 1,
	stoppedAt: 9,
});

const good: RoundFacts = {
	calls: [called('1'), called('2')],
	executions: [stored('1'), stored('2')],
	foundLater: [],
	victims: [],
	counters: { requests: 4, verified: 4, refused: 0 },
};

const broken = (facts: Partial<RoundFacts>) => brokenRules({ ...good, ...facts }, TRUTH);

it('finds nothing wrong with a round where every execution counted every user', () => {
	expect(broken({})).toEqual([]);
});

it.each([
	['users', { ...TRUTH, users: 2 }],
	['different users', { ...TRUTH, distinct: 2 }],
	['the sum of balances', { ...TRUTH, balance: 599 }],
])('refuses a wrong count of %s', (_what, counts) => {
	expect(broken({ calls: [called('1'), called('2', counts)] })).toEqual([
		expect.stringMatching(/^Execution 2 counted /),
	]);
});

it('refuses a wrong count also of an execution that did not end well, and one that was found later', () => {
	const wrong = { ...TRUTH, users: 0 };
	const executions = [stored('1'), stored('2', 'error')];
	expect(broken({ calls: [called('1'), called('2', wrong)], executions, victims: ['2'] })).toEqual([
		expect.stringMatching(/^Execution 2 counted 0 users/),
	]);
	const foundLater = [{ executionId: '2', ...wrong }];
	expect(broken({ calls: [called('1'), notTold], foundLater })).toHaveLength(1);
});

it('refuses a success that nobody knows the count of', () => {
	expect(broken({ calls: [called('1'), notTold] })).toEqual([
		'Execution 2 is a success without a count.',
	]);
	const foundLater = [{ executionId: '2', ...TRUTH }];
	expect(broken({ calls: [called('1'), notTold], foundLater })).toEqual([]);
});

it('lets the executions of a killed worker fail, and no others', () => {
	const calls = [called('1'), notTold];
	for (const status of ['error', 'crashed']) {
		const executions = [stored('1'), stored('2', status)];
		expect(broken({ calls, executions, victims: ['2'] })).toEqual([]);
		expect(broken({ calls, executions })).toEqual([expect.stringContaining('no worker died')]);
	}
});

it('refuses an execution that does not end, whoever had it', () => {
	const executions = [stored('1'), stored('2', 'running')];
	expect(broken({ calls: [called('1'), notTold], executions, victims: ['2'] })).toEqual([
		'Execution 2 did not end: it is "running".',
	]);
});

it('refuses lost and doubled executions', () => {
	expect(broken({ calls: [called('1'), notTold], executions: [stored('1')] })).toEqual([
		'2 calls made 1 executions.',
	]);
	expect(
		broken({
			calls: [called('1'), called('1')],
			executions: [stored('1'), stored('3', 'error')],
			victims: ['3'],
		}),
	).toEqual(['An execution answered more than one call.']);
});

it('refuses requests that were not signed as they must be, and silence', () => {
	expect(broken({ counters: { requests: 4, verified: 3, refused: 1 } })).toHaveLength(2);
	expect(broken({ counters: { requests: 0, verified: 0, refused: 0 } })).toEqual([
		'The sandbox was not asked.',
	]);
});
