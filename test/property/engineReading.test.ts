import fc from 'fast-check';
import { STATUS_FIELDS, STATUS_VALUES, type StatusField } from '../../wallet-api/contract';
import { idsOf, inputOf, useBalanceNode } from '../engine/support/balanceNode';

jest.setTimeout(120_000);

const node = useBalanceNode({ users: 0 });

type Statuses = { [field in StatusField]?: string[] };

const statuses: fc.Arbitrary<Statuses> = fc.record(
	{
		KYCStatus: fc.subarray([...STATUS_VALUES.KYCStatus]),
		authorizationStatus: fc.subarray([...STATUS_VALUES.authorizationStatus]),
		mobileVerificationStatus: fc.subarray([...STATUS_VALUES.mobileVerificationStatus]),
		userStatus: fc.subarray([...STATUS_VALUES.userStatus]),
	},
	{ requiredKeys: [] },
);

/** Which places of the list are asked for by id, in which order; beyond the end are ids that nobody has. */
const places = fc.option(fc.uniqueArray(fc.nat({ max: 450 }), { minLength: 1, maxLength: 60 }), {
	nil: undefined,
});

const reading = fc.record({
	users: fc.nat({ max: 400 }),
	seed: fc.nat({ max: 1_000 }),
	pageSize: fc.oneof(fc.integer({ min: 10, max: 100 }), fc.integer({ min: 100, max: 10_000 })),
	limit: fc.option(fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1 })), {
		nil: undefined,
	}),
	parallelRequests: fc.integer({ min: 1, max: 10 }),
	statuses,
	places,
});

/** Who is to come out, found the plain way. */
function expected(filters: Statuses, ids: readonly string[] | undefined, limit = Infinity) {
	return node.sandbox.merchant
		.rows()
		.filter((row) =>
			STATUS_FIELDS.every((field) => {
				const wanted = filters[field] ?? [];
				return wanted.length === 0 || wanted.includes(String(row[field]));
			}),
		)
		.filter(({ mchUuid }) => ids === undefined || ids.includes(mchUuid))
		.slice(0, limit);
}

it('any users, page size, limit and filters: exactly the right users, in order', async () => {
	await fc.assert(
		fc.asyncProperty(reading, async ({ users, seed, limit, statuses: filters, ...plan }) => {
			node.serve({ users, seed });
			const known = idsOf(node.sandbox.merchant.rows()).map(String);
			const ids = plan.places?.map((place) => known[place] ?? `nobody${place}`);
			const { items, error, hints } = await node.run(
				{
					operation: 'getAll',
					returnAll: limit === undefined,
					limit: limit ?? 50,
					filters: { ...filters, ...(ids && { mchUuidList: '={{ $json.ids }}' }) },
					options: { pageSize: plan.pageSize, parallelRequests: plan.parallelRequests },
				},
				{ input: inputOf({ ids }) },
			);
			expect(error).toBeUndefined();
			const right = expected(filters, ids, limit);
			expect(items.map(({ json }) => json)).toEqual(right);
			// Nobody at all, or IDs that nobody has: a limit that was reached leaves those unknown.
			const isAbsent = (ids ?? []).some((id) => !right.some(({ mchUuid }) => mchUuid === id));
			const isCutOff = right.length === limit;
			expect(hints).toHaveLength(right.length === 0 || (isAbsent && !isCutOff) ? 1 : 0);
			const { requests, verified } = node.sandbox.counters;
			expect(verified).toBe(requests);
		}),
		{ numRuns: 60 },
	);
});

it('any ids looked up: one item per input item, the right user in each', async () => {
	const lookUps = fc.record({
		users: fc.nat({ max: 60 }),
		asked: fc.array(fc.nat({ max: 80 }), { minLength: 1, maxLength: 100 }),
		whenNotFound: fc.constantFrom('returnId', 'skip'),
	});
	await fc.assert(
		fc.asyncProperty(lookUps, async ({ users, asked, whenNotFound }) => {
			node.serve({ users });
			const rows = node.sandbox.merchant.rows();
			const wishes = asked.map((place) => ({
				mchUuid: rows[place]?.mchUuid ?? `nobody${place}`,
				row: rows[place],
			}));
			const { items } = await node.run(
				{ operation: 'lookUp', options: { whenNotFound } },
				{ input: inputOf(...wishes.map(({ mchUuid }) => ({ mchUuid }))) },
			);
			const right = wishes.flatMap(({ mchUuid, row }, item) => {
				if (row === undefined && whenNotFound === 'skip') return [];
				const json = row === undefined ? { mchUuid, found: false } : { ...row, found: true };
				return [{ json, pairedItem: { item } }];
			});
			expect(items).toEqual(right);
			expect(node.sandbox.counters).toEqual({ requests: 1, verified: 1, refused: 0 });
		}),
		{ numRuns: 20 },
	);
});
