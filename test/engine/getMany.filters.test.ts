import { STATUS_FIELDS, STATUS_VALUES, type StatusField } from '../../wallet-api/contract';
import { idsOf, inputOf, useBalanceNode } from './support/balanceNode';

const node = useBalanceNode({ users: 800, seed: 3 });

type Statuses = { [field in StatusField]?: string[] };

/** Who matches, found the plain way. */
const matching = (filters: Statuses) =>
	node.sandbox.merchant
		.rows()
		.filter((row) =>
			STATUS_FIELDS.every((field) => filters[field]?.includes(String(row[field])) ?? true),
		);

describe('status filters', () => {
	const single = STATUS_FIELDS.flatMap((field) =>
		STATUS_VALUES[field].map((value): Statuses => ({ [field]: [value] })),
	);
	const several: Statuses[] = [
		{ KYCStatus: ['Pending', 'Rejected', 'Unsubmitted'] },
		{ KYCStatus: ['Approved'], authorizationStatus: ['Unauthorized'] },
		{ userStatus: ['Active', 'Deactivating'], mobileVerificationStatus: ['Unverified'] },
		{
			KYCStatus: ['Approved', 'Pending'],
			authorizationStatus: ['Authorized'],
			mobileVerificationStatus: ['Verified'],
			userStatus: ['Active'],
		},
	];

	it.each([...single, ...several].map((filters) => [JSON.stringify(filters), filters] as const))(
		'%s: those who match, and no other filter is sent',
		async (_name, filters) => {
			const { items } = await node.run({ operation: 'getAll', returnAll: true, filters });
			expect(matching(filters).length).toBeGreaterThan(0);
			expect(idsOf(items)).toEqual(idsOf(matching(filters)));
			expect(node.asked()).toEqual([{ page: 1, size: 10_000, ...filters }]);
		},
	);

	it('that are added and left empty are not sent', async () => {
		const { items } = await node.run({
			operation: 'getAll',
			returnAll: true,
			filters: { KYCStatus: [], userStatus: [], mchUuidList: '' },
		});
		expect(items).toHaveLength(800);
		expect(node.asked()).toEqual([{ page: 1, size: 10_000 }]);
	});
});

describe('Merchant User IDs', () => {
	const three = () => idsOf(node.sandbox.merchant.rows()).filter((_, index) => index % 300 === 7);

	const forms: Array<[form: string, write: (ids: unknown[]) => string]> = [
		['commas', (ids) => ids.join(',')],
		['semicolons and spaces', (ids) => ids.join(' ; ')],
		['new lines', (ids) => ids.join('\n')],
		['CRLF, tabs and outer spaces', (ids) => `\r\n ${ids.join('\t\r\n')} \r\n`],
		['repeats and empty ones', (ids) => `,,${[...ids, ...ids].join(',\n,')};`],
		['a JSON list', (ids) => JSON.stringify(ids)],
	];

	it.each(forms)('as text, with %s', async (_form, write) => {
		const ids = three();
		const { items } = await node.run({
			operation: 'getAll',
			filters: { mchUuidList: write([...ids].reverse()) },
		});
		expect(idsOf(items)).toEqual(ids);
		expect(node.asked()).toEqual([{ page: 1, size: 50, mchUuidList: [...ids].reverse() }]);
	});

	it('as a list that an expression gives, trimmed, empty ones and repeats dropped', async () => {
		const [first, second] = three();
		const { items } = await node.run(
			{ operation: 'getAll', filters: { mchUuidList: '={{ $json.ids }}' } },
			{ input: inputOf({ ids: [second, ` ${String(first)}\n`, '', second, first] }) },
		);
		expect(idsOf(items)).toEqual([first, second]);
		expect(node.asked()).toEqual([{ page: 1, size: 50, mchUuidList: [second, first] }]);
	});

	it('together with a status', async () => {
		const rejected = matching({ KYCStatus: ['Rejected'] });
		const pending = matching({ KYCStatus: ['Pending'] });
		const { items } = await node.run({
			operation: 'getAll',
			filters: { mchUuidList: idsOf([...rejected, ...pending]).join(), KYCStatus: ['Rejected'] },
		});
		expect(idsOf(items)).toEqual(idsOf(rejected));
	});
});

describe('more IDs than the vendor takes in one request', () => {
	/** Every second user, in no order of the vendor's, and some whom nobody knows. */
	const many = () => {
		const known = idsOf(node.sandbox.merchant.rows()).filter((_, index) => index % 2 === 0);
		const mixed = [...known].sort((a, b) => String(a).slice(-4).localeCompare(String(b).slice(-4)));
		const unknown = Array.from({ length: 12_345 - known.length }, (_, index) => `nobody${index}`);
		return { known, ids: [...mixed, ...unknown] };
	};

	it('are 3 requests for 12,345, and each user comes once, in the order of the vendor', async () => {
		node.serve({ users: 24_000 });
		const { known, ids } = many();
		const { items, hints } = await node.run(
			{ operation: 'getAll', returnAll: true, filters: { mchUuidList: '={{ $json.ids }}' } },
			{ input: inputOf({ ids: [...ids, ...ids.slice(0, 6_000)] }) },
		);
		expect(idsOf(items)).toEqual(known);
		expect(hints.map(({ message }) => message.slice(0, 44))).toEqual([
			'No wallet user has 345 of the 12,345 IDs: no',
		]);
		// They are on their way at the same time, so any may come first.
		const parts = node.asked().map(({ mchUuidList }) => [mchUuidList].flat());
		expect(parts.map(({ length }) => length).sort()).toEqual([2_345, 5_000, 5_000]);
		expect(parts.flat().sort()).toEqual([...ids].sort());
	});

	it('give the newest of all where a Limit is set, from requests no larger than it', async () => {
		node.serve({ users: 24_000 });
		const { known, ids } = many();
		const { items } = await node.run(
			{ operation: 'getAll', limit: 7, filters: { mchUuidList: '={{ $json.ids }}' } },
			{ input: inputOf({ ids }) },
		);
		expect(idsOf(items)).toEqual(known.slice(0, 7));
		expect(node.asked().map(({ page, size }) => [page, size])).toEqual([
			[1, 7],
			[1, 7],
			[1, 7],
		]);
	});
});
