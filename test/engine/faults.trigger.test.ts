/** Every cell of the fault matrix, through polls of the trigger in n8n's engine: what happened is told once, now or later. */
import { CELLS, OPTIONS, PAGE_SIZE, unsaid, USERS } from '../faults/cells';
import { useTriggerNode } from '../support/trigger/triggerNode';
import { wordsOf } from './support/balanceNode';

const trigger = useTriggerNode({ users: USERS, seed: 5 });

// The shortest wait before a request is sent again is none.
beforeEach(() => jest.spyOn(Math, 'random').mockReturnValue(0));

const PARAMETERS = {
	events: ['userAdded', 'userGone', 'balanceChanged'],
	options: { ...OPTIONS, pageSize: PAGE_SIZE },
};

/** The request that is hit: the middle one of three. */
const REQUEST = 2;

/** Faults that make others of the users: of what is told about these, only that it is told. */
const CHANGES_MANY = ['longAmounts', 'missingFields'];

/** Who is listed, and with which balance. */
const balances = () =>
	new Map(trigger.sandbox.merchant.rows().map(({ mchUuid, balance }) => [mchUuid, balance]));

it.each(CELLS.map((cell) => [cell.name, cell] as const))('%s', async (_name, cell) => {
	const { merchant, faults } = trigger.sandbox;
	const told: string[] = [];
	const poll = async () => {
		const items = await trigger.poll(PARAMETERS);
		for (const { json } of items ?? []) told.push(`${String(json.event)} ${String(json.mchUuid)}`);
	};
	await poll();
	const before = balances();
	const paid = trigger.id(30);
	merchant.changeUser(paid, { balance: 1 + Number(before.get(paid)) });
	const fault = cell.fault(REQUEST);
	faults.set([fault]);
	const expected = cell.expected(REQUEST);
	const failure = await poll().catch(wordsOf);
	faults.clear();
	// Of a list that could not be proven whole the rest is told later, and who came back after that.
	await poll();
	await poll();
	expect(told.filter((event) => event.endsWith(paid))).toEqual([`balanceChanged ${paid}`]);
	if (CHANGES_MANY.includes(fault.kind) && expected.end === 'everyone') return;
	if (expected.end === 'everyone' || expected.end === 'hinted') expect(failure).toBeUndefined();
	else expect(failure && unsaid(expected.end, failure)).toEqual([]);
	const now = balances();
	const hidden = [...before.keys()].slice(USERS - (('hidden' in expected && expected.hidden) || 0));
	const happened = [
		...[...now.keys()].filter((id) => !before.has(id)).map((id) => `userAdded ${id}`),
		...[...before.keys()].filter((id) => !now.has(id)).map((id) => `userGone ${id}`),
		...[...now]
			.filter(([id, balance]) => before.has(id) && before.get(id) !== balance)
			.map(([id]) => `balanceChanged ${id}`),
		...hidden.flatMap((id) => [`userGone ${id}`, `userAdded ${id}`]),
	];
	expect(told.sort()).toEqual(happened.sort());
});
