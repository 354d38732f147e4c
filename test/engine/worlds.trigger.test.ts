/** The trigger in every world of the sandbox, over real HTTP: each new user is told of once, and nobody else is. */
import { useTriggerNode } from '../support/trigger/triggerNode';
import { VENDOR_WORLDS } from '../support/worlds/vendorWorlds';

const USERS = 130;

const trigger = useTriggerNode({ users: 0 });

const watch = { events: ['userAdded', 'userGone'], options: { maxRetries: 0, pageSize: 41 } };

/** Worlds in which one poll reads a list of several pages in the size that is entered. */
const CASES = VENDOR_WORLDS.filter(({ faults }) => faults === undefined);

it.each(CASES)('$name: who is created, during a poll, too, is told of once', async (world) => {
	const { sandbox } = trigger;
	sandbox.reset({ users: USERS, seed: 7, perSecond: world.perSecond });
	// What it remembers first is right: a list that cannot be proven is an error then, and has a test of its own.
	expect(await trigger.poll(watch)).toEqual([]);
	sandbox.settings.world = world.world;
	sandbox.settings.totalsOver = world.totalsOver ?? 'filtered';
	const told: unknown[] = [];
	const poll = async () => {
		// Every poll begins with the copy that is up to date: what another one looks like has a test of its own.
		if (world.world.replicas !== undefined) sandbox.settings.world = { ...sandbox.settings.world };
		const items = await trigger.poll(watch).catch(() => null);
		told.push(...(items ?? []).map(({ json }) => `${String(json.event)} ${String(json.mchUuid)}`));
	};
	const before = new Set(sandbox.merchant.rows().map(({ mchUuid }) => mchUuid));
	for (let many = 0; many < 3; many++) sandbox.merchant.createUser();
	sandbox.faults.set([
		{ kind: 'usersCreated', count: 2, at: 'between', when: { request: 2 } },
		{ kind: 'usersCreated', count: 1, when: { request: 3 } },
	]);
	await poll();
	await poll();
	sandbox.faults.clear();
	sandbox.settings.world = {};
	await poll();
	await poll();
	const created = sandbox.merchant.rows().filter(({ mchUuid }) => !before.has(mchUuid));
	expect(told.sort()).toEqual(created.map(({ mchUuid }) => `userAdded ${mchUuid}`).sort());
	expect(created.length).toBeGreaterThanOrEqual(3);
});

test('a copy of the list that is older than the previous poll is reported as it is, with the same IDs when it is over', async () => {
	const { sandbox } = trigger;
	sandbox.reset({ users: USERS, seed: 7 });
	// One request a poll, so that the copies take turns poll by poll.
	const onePage = { ...watch, options: { pageSize: 10_000 } };
	const poll = async () =>
		((await trigger.poll(onePage)) ?? []).map(
			({ json }) => `${String(json.event)} ${String(json.mchUuid)} ${String(json.id)}`,
		);
	expect(await poll()).toEqual([]);
	const created = [1, 2, 3].map(() => sandbox.merchant.createUser().mchUuid);
	sandbox.settings.world = { replicas: { apart: 2 } };
	const first = await poll();
	expect(first).toHaveLength(3);
	const older = await poll();
	expect(older.map((told) => told.split(' ').slice(0, 2))).toEqual(
		[2, 1].map((place) => ['userGone', created[place]]),
	);
	expect(await poll()).toEqual(first.slice(0, 2));
});
