/** Look Up in every world of the sandbox, over real HTTP: each ID finds its user, and no other one. */
import { VENDOR_WORLDS } from '../support/worlds/vendorWorlds';
import { inputOf, useBalanceNode, wordsOf } from './support/balanceNode';
import { MovingMerchant } from './support/movingMerchant';

const node = useBalanceNode({ users: 0 });

const STRANGERS = ['nobody', 'no-one'];

const CASES = VENDOR_WORLDS.flatMap((world) => [false, true].map((moves) => ({ ...world, moves })));

it.each(CASES)('$name (moves: $moves)', async ({ moves, ...world }) => {
	const merchant = new MovingMerchant(node.sandbox, world, { users: 90, moves });
	const ids = node.sandbox.merchant.idsFrom(1, 90).filter((_, place) => place % 3 === 0);
	const input = [...ids, ...STRANGERS].map((mchUuid) => ({ mchUuid }));
	const { items, error } = await node.run({ operation: 'lookUp' }, { input: inputOf(...input) });
	expect(wordsOf(error).title).toBe('');
	const { always, ever } = merchant.matched(() => true);
	const rows = new Map(ever.map((row) => [row.mchUuid, row]));
	expect(items.map(({ json }) => json.mchUuid)).toEqual(input.map(({ mchUuid }) => mchUuid));
	for (const { json } of items) {
		if (always.has(json.mchUuid)) expect(json.found).toBe(true);
		const { found, ...fields } = json;
		if (found === true) expect(fields.uuid).toBe(rows.get(String(json.mchUuid))?.uuid);
		if (STRANGERS.includes(String(json.mchUuid))) expect(found).toBe(false);
	}
});
