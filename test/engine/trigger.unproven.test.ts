/** A list that no reading can prove: nothing untrue, nothing twice, and no silence, in worlds over real HTTP. */
import { useTriggerNode } from '../support/trigger/triggerNode';

const RESTLESS = { users: 120, perSecond: 40, world: { order: 'tiesChange' } } as const;
const POLLS = 4;

const trigger = useTriggerNode({ users: 120, perSecond: 40 });

/** Pages within which many users were created in one second. */
const options = { maxRetries: 0, pageSize: 20, parallelRequests: 1 };

const watching = (...events: string[]) => ({ events, options });

it('tells what users who were seen did, once each, and calls nobody gone', async () => {
	const { merchant } = trigger.sandbox;
	for (const { mchUuid } of merchant.rows()) merchant.changeUser(mchUuid, { balance: 50_000 });
	const watch = watching('balanceCrossed', 'userGone');
	await trigger.poll(watch);
	trigger.sandbox.settings.world = RESTLESS.world;
	const low = [10, 60, 115].map((place) => trigger.id(place));
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

it('calls a user who was not seen gone as soon as a list is whole, and not before', async () => {
	const watch = watching('userGone');
	await trigger.poll(watch);
	trigger.sandbox.settings.world = RESTLESS.world;
	const gone = trigger.id(60);
	trigger.sandbox.merchant.removeUser(gone);
	expect(await trigger.poll(watch)).toBeNull();
	trigger.sandbox.settings.world = {};
	const items = await trigger.poll(watch);
	expect(items?.map(({ json }) => [json.event, json.mchUuid])).toEqual([['userGone', gone]]);
});

describe('at the first poll', () => {
	const watch = watching('userAdded');
	const told = async (parameters = watch) =>
		(await trigger.poll(parameters))?.map(({ json }) => json.mchUuid) ?? null;

	beforeEach(() => trigger.sandbox.reset(RESTLESS));

	/** Takes away users whom the list is to have missed, and gives a function that shows them, old as they are. */
	const missing = (...places: number[]) => {
		const { merchant } = trigger.sandbox;
		const ids = places.map(trigger.id);
		for (const mchUuid of ids) merchant.removeUser(mchUuid);
		return { ids, show: () => ids.map((mchUuid) => merchant.restoreUser(mchUuid)) };
	};

	it('whoever it missed is not taken for new later, and whoever is created later is', async () => {
		const { show } = missing(10, 60, 115);
		expect(await told()).toEqual([]);
		show();
		const { mchUuid } = trigger.sandbox.merchant.createUser();
		expect(await told()).toEqual([mchUuid]);
		expect(await told()).toBeNull();
	});

	it('from the first list that is proven whole on, whoever comes into the list is new', async () => {
		const { ids, show } = missing(115);
		expect(await told()).toEqual([]);
		trigger.sandbox.settings.world = {};
		expect(await told()).toEqual([]);
		show();
		expect(await told()).toEqual(ids);
	});

	it('whoever it missed is reported later, where everybody was to be reported', async () => {
		const all = { ...watch, options: { ...options, onFirstPoll: 'report' } };
		const { ids, show } = missing(10, 115);
		expect(await told(all)).toHaveLength(118);
		show();
		expect((await told(all))?.sort()).toEqual(ids.sort());
	});

	it('fails where nobody can tell who was created when', async () => {
		for (const { mchUuid } of trigger.sandbox.merchant.rows()) {
			trigger.sandbox.merchant.changeUser(mchUuid, { createTime: null });
		}
		expect(await trigger.failureOf(watch)).toMatchObject({
			name: 'NodeOperationError',
			message: 'The list of wallet users changed while it was read',
			failure: { cause: 'temporarily-unavailable' },
		});
	});
});

it('goes on without whom it missed where new users are not watched', async () => {
	trigger.sandbox.reset(RESTLESS);
	expect(await trigger.poll(watching('balanceChanged'))).toEqual([]);
});
