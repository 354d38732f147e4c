import { captureLogs } from './support/loudLogs';
import type { Fault } from '../../sandbox/faults/faultSchema';
import { FAILURE_KINDS, type FailureKind } from '../../wallet-api/failureTable';
import { useBalanceNode } from './support/balanceNode';
import { leaks } from './support/leaks';

const logs = captureLogs();
const node = useBalanceNode({ users: 30 });

/** What brings about each kind of failure that a server can bring about. */
const CAUSES: { readonly [kind in FailureKind]?: Fault } = {
	signatureRefused: { kind: 'vendorCode', code: 21001 },
	appIdRefused: { kind: 'vendorCode', code: 21003 },
	merchantRefused: { kind: 'vendorCode', code: 21004 },
	addressNotAllowed: { kind: 'vendorCode', code: 21016 },
	clock: { kind: 'vendorCode', code: 21008 },
	parametersRefused: { kind: 'vendorCode', code: 21002 },
	throttled: { kind: 'httpStatus', status: 429, retryAfter: 0 },
	temporaryError: { kind: 'httpStatus', status: 503, retryAfter: 0 },
	timedOut: { kind: 'neverAnswer' },
	tooLarge: { kind: 'httpStatus', status: 413 },
	connectionLost: { kind: 'resetInBody' },
	redirected: { kind: 'httpStatus', status: 307, location: 'http://127.0.0.1:9/' },
	forbidden: { kind: 'httpStatus', status: 403 },
	proxyLogin: { kind: 'httpStatus', status: 407 },
	statusRefused: { kind: 'httpStatus', status: 404 },
	webPage: { kind: 'html' },
	cutOff: { kind: 'cutOffJson' },
	notJson: { kind: 'text' },
	notBalances: { kind: 'nullList' },
	filterIgnored: {
		kind: 'text',
		body: '{"code":10000,"data":{"total":1,"list":[{"mchUuid":"JT1","KYCStatus":"Approved"}]}}',
	},
	pagingBroken: { kind: 'emptyPage' },
	unknownCode: { kind: 'vendorCode', code: 4711 },
};

/** These come from this side of the line, from the line, or from the name service; the others are all in the table above. */
const ELSEWHERE: readonly FailureKind[] = [
	'blockedByN8n',
	'damaged',
	'hostNotFound',
	'notSecure',
	'unknownNetworkError',
	'notSent',
	'tooManyUsers',
];

const secretsIn = (text: string) =>
	leaks(text, node.sandbox.credentials.privateKey, node.sandbox.requests);

it('every kind of failure is in the table, or cannot be brought about by a server', () => {
	expect([...Object.keys(CAUSES), ...ELSEWHERE].sort()).toEqual([...FAILURE_KINDS].sort());
});

it.each(Object.entries(CAUSES))(
	'%s leaves no secret in the data of the run or in the log',
	async (kind, fault) => {
		node.sandbox.faults.set([{ ...fault, when: { every: true } }]);
		const { serialised, status } = await node.run({
			operation: 'getAll',
			returnAll: true,
			filters: kind === 'filterIgnored' ? { KYCStatus: ['Rejected'] } : {},
			options: { maxRetries: 1, timeout: 1 },
		});
		expect(status).toBe('error');
		expect(logs.text).toContain('"level":"error"');
		expect(node.sandbox.requests).not.toHaveLength(0);
		expect(secretsIn(serialised())).toEqual([]);
		expect(secretsIn(logs.text)).toEqual([]);
	},
);

it('a hint about users who may be missing, and a cancel, leave none either', async () => {
	node.serve({ users: 60 });
	// The last row of every page is kept back, so the end of the list is never seen.
	node.sandbox.faults.set([{ kind: 'shortPage', when: { every: true } }]);
	const unproven = await node.run({
		operation: 'getAll',
		returnAll: true,
		options: { pageSize: 10 },
	});
	expect(unproven.hints).toHaveLength(1);
	node.sandbox.faults.set([{ kind: 'neverAnswer', when: { every: true } }]);
	const cancelled = await node.run({ operation: 'getAll' }, { cancelAfter: soon() });
	expect(cancelled.status).toBe('canceled');
	expect(secretsIn(unproven.serialised() + cancelled.serialised() + logs.text)).toEqual([]);
});

it('a secret in the log would be found', async () => {
	await node.run({ operation: 'getAll' });
	const [request] = node.sandbox.requests;
	console.log(`sent ${request?.sign}`);
	expect(secretsIn(logs.text)).not.toEqual([]);
});

/** Once a request has come. */
async function soon(): Promise<void> {
	const before = node.sandbox.requests.length;
	while (node.sandbox.requests.length === before) {
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
