/** A list that no reading can prove: nothing untrue, nothing twice, and no silence, in worlds over real HTTP. */
import { useTriggerNode } from '../support/trigger/triggerNode';

const RESTLESS = { users: 300, perSecond: 50, world: { order: 'tiesChange' } } as const;
const POLLS = 4;

const trigger = useTriggerNode({ users: 300, perSecond: 50 });

/** Pages within which many users were created in one second. */
const options = { maxRetries: 0, pageSize: 20, parallelRequests: 1 };

const watching = (...events: string[]) => ({ events, options });

it('tells what users who were seen did, once each, and calls nobody gone', async () => {
	const { merchant } = trigger.sandbox;
	for (const { mchUuid } of merchant.rows()) merchant.changeUser(mchUuid, { balance: 50_000 });
	const watch = watching('balanceCrossed', 'userGone');
	await trigger.poll(watch);
	trigger.sandbox.settings.world = RESTLESS.world;
	const low = [10, 150, 290].map((place) => trigger.id(place));
	for (const mchUuid of low) merchant.changeUser(mchUuid, { balance: 1 });
	const told: unknown[] = [];
	for (let poll = 0; poll <= POLLS; poll++) {
		// Whom no reading of a restless list held is told of as soon as it rests.
		if (poll === POLLS) trigger.sandbox.settings.world = {};
		const items = (await trigger.poll(watch)) ?? [];
		told.push(...items.map(({ json }) => `${json.event} ${json.mchUuid}`));
	}
	expect(told.sort()).toEqual(low.map((mchUuid) => `balanceCrossed ${mchUuid}`).sort());
});

it('does not take for new later whom it missed when it first remembered', async () => {
	trigger.sandbox.reset(RESTLESS);
	const watch = watching('userAdded');
	expect(await trigger.failureOf(watch)).toMatchObject({
		name: 'NodeOperationError',
		message: 'The list of wallet users changed while it was read',
		failure: { cause: 'temporarily-unavailable' },
	});
	trigger.sandbox.settings.world = {};
	expect(await trigger.poll(watch)).toEqual([]);
	const { mchUuid } = trigger.sandbox.merchant.createUser();
	expect((await trigger.poll(watch))?.map(({ json }) => json.mchUuid)).toEqual([mchUuid]);
});

it('goes on without whom it missed where new users are not watched', async () => {
	trigger.sandbox.reset(RESTLESS);
	expect(await trigger.poll(watching('balanceChanged'))).toEqual([]);
});
