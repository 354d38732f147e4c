/** Where n8n registers the trigger by itself, a poll that fails is reported and does not end all polls. */
import type { Fault } from '../../sandbox/faults/faultSchema';
import { makeKeyPair } from '../../sandbox/keys';
import { describeFailure } from '../../wallet-api/failures';
import { useTriggerNode } from '../support/trigger/triggerNode';

const trigger = useTriggerNode({ users: 20, seed: 3 });

const EVENTS = { events: ['userAdded'], options: { maxRetries: 0 } };

/** Polls as n8n does when it starts: what was reported, and what came of the poll. */
async function atStart(
	around: Parameters<typeof trigger.poll>[1] = {},
	parameters: Parameters<typeof trigger.poll>[0] = EVENTS,
) {
	const reported: unknown[] = [];
	const items = await trigger.poll(parameters, {
		activation: 'init',
		emitError: (error) => reported.push(error),
		...around,
	});
	return { items, reported };
}

const faults: Array<[what: string, fault: Fault, message: string]> = [
	[
		'1002',
		{ kind: 'vendorCode', code: 1002 },
		describeFailure({ kind: 'addressNotAllowed' }).title,
	],
	['503', { kind: 'httpStatus', status: 503 }, describeFailure({ kind: 'temporaryError' }).title],
];

describe.each(['init', 'leadershipChange'] as const)('registered by %s', (activation) => {
	it.each(faults)('%s is reported, and nothing is lost', async (_, fault, message) => {
		await trigger.poll(EVENTS);
		const added = trigger.sandbox.merchant.createUser();
		trigger.sandbox.faults.set([{ ...fault, when: { every: true } }]);
		const stored = JSON.stringify(trigger.staticData);
		const { items, reported } = await atStart({ activation });
		expect(items).toBeNull();
		expect(reported).toMatchObject([
			{ name: 'NodeApiError', message: expect.stringContaining(message) },
		]);
		expect(JSON.stringify(trigger.staticData)).toBe(stored);
		trigger.sandbox.faults.clear();
		const next = await trigger.poll(EVENTS);
		expect(next?.map(({ json }) => json.mchUuid)).toEqual([added.mchUuid]);
	});
});

it('an unknown host is reported', async () => {
	const credential = { ...trigger.sandbox.credentials, baseUrl: 'https://no.such.host.invalid' };
	expect(await atStart({ credential })).toMatchObject({
		items: null,
		reported: [{ name: 'NodeApiError' }],
	});
});

it('a wrong key is reported, without any state as well', async () => {
	const { privateKey } = await makeKeyPair();
	const credential = { ...trigger.sandbox.credentials, privateKey };
	expect(await atStart({ credential })).toMatchObject({
		items: null,
		reported: [{ message: describeFailure({ kind: 'signatureRefused' }).title }],
	});
});

it('bad settings are reported, with what n8n needs to know', async () => {
	expect(await atStart({}, { events: [] })).toMatchObject({
		items: null,
		reported: [{ name: 'NodeOperationError', failure: { cause: 'configuration-invalid' } }],
	});
});

it.each(['activate', 'update', 'create'] as const)(
	'registered by %s it fails in front of whoever does it',
	async (activation) => {
		trigger.sandbox.faults.set([{ kind: 'vendorCode', code: 1002 }]);
		await expect(trigger.poll(EVENTS, { activation })).rejects.toThrow(
			describeFailure({ kind: 'addressNotAllowed' }).title,
		);
	},
);
