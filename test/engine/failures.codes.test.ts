import { FAILURE_KINDS, ruleOf } from '../../wallet-api/failureTable';
import { useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({ users: 30 });

const CODES: Array<[codes: number[], title: string, advice: RegExp]> = [
	[[21001, 1003], 'JT Wallet refused the signature', /private key .* does not belong to .* public/],
	[[21003, 1001], 'JT Wallet does not know this App ID', /Correct the App ID in the credential/],
	[[21004, 1004], 'JT Wallet refused the merchant', /Ask BluePay support to enable it/],
	[[21016, 1002], 'JT Wallet does not accept requests from this IP address', /white list/],
	[
		[21008, 21009],
		'JT Wallet refused the time of the request',
		/The clocks agree.*Correct the clock/,
	],
	[[21002, 1009], 'JT Wallet refused the parameters of the request', /page: 1, size: 7.*filters/],
	[[21020, 21714, 1013], 'JT Wallet is rate limiting requests', /Lower Parallel Requests/],
	[[21000, 21011, 1018], 'JT Wallet is temporarily unavailable', /Run the workflow again later/],
	[
		[4711, 0, 99999999],
		'JT Wallet refused the request',
		/Ask BluePay support what this code means/,
	],
];

afterEach(() => {
	jest.restoreAllMocks();
});

const cases = CODES.flatMap(([codes, title, advice]) =>
	codes.map((code) => [code, title, advice] as const),
);

it.each(cases)('code %i: %s', async (code, title, advice) => {
	const message = 'as the vendor words it';
	node.sandbox.faults.set([{ kind: 'vendorCode', code, message, when: { every: true } }]);
	const { error, items, status } = await node.run({
		operation: 'getAll',
		limit: 7,
		options: { maxRetries: 0 },
	});
	expect({ items, status }).toEqual({ items: [], status: 'error' });
	const words = wordsOf(error);
	expect(words.title).toBe(title);
	expect(words.advice).toMatch(advice);
	expect(words.advice).toContain(`JT Wallet returned code ${code}: "${message}".`);
	expect(node.sandbox.requests).toHaveLength(1);
});

it('every code of the table is tried here', () => {
	const known = FAILURE_KINDS.flatMap((kind) => ruleOf(kind).codes);
	expect(cases.map(([code]) => code)).toEqual(expect.arrayContaining(known));
});

it('a clock that is off: by how much', async () => {
	node.sandbox.settings.clockOffset = 3_600_000;
	const { error } = await node.run({ operation: 'getAll' });
	expect(wordsOf(error).advice).toMatch(
		/^The clock of this n8n server is 60 minutes behind the clock of JT Wallet\. Correct the clock/,
	);
	// Once more, freshly signed: it may have been a slow line.
	expect(node.sandbox.requests).toHaveLength(2);
});

it('refused parameters: those that were sent, many ids as their number', async () => {
	node.sandbox.faults.set([{ kind: 'vendorCode', code: 21002 }]);
	const { error } = await node.run({
		operation: 'getAll',
		filters: { KYCStatus: ['Pending', 'Rejected'], mchUuidList: 'JT1, JT2, JT3' },
	});
	expect(wordsOf(error).advice).toContain(
		'The request contained page: 1, size: 50, KYCStatus: Pending,Rejected, mchUuidList: 3 IDs.',
	);
});

it('a temporary failure that lasts: how often and how long it was tried', async () => {
	// The pause before a retry may be almost none, and then no time is said.
	jest.spyOn(Math, 'random').mockReturnValue(0.5);
	node.sandbox.faults.set([{ kind: 'vendorCode', code: 21000, when: { every: true } }]);
	const { error } = await node.run({ operation: 'getAll', options: { maxRetries: 1 } });
	expect(wordsOf(error).advice).toMatch(/Tried 2 times in \d+\.\d seconds\.$/);
	expect(node.sandbox.counters).toMatchObject({ requests: 2, verified: 2 });
});

it.each(['getTotals', 'lookUp'])('%s says it the same way', async (operation) => {
	node.sandbox.faults.set([{ kind: 'vendorCode', code: 1002, message: 'forbidden' }]);
	const { error } = await node.run({ operation, mchUuid: 'JT1' });
	expect(wordsOf(error)).toEqual({
		title: 'JT Wallet does not accept requests from this IP address',
		advice: expect.stringContaining('returned code 1002: "forbidden".'),
	});
});
