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

describe('registered by update', () => {
	const refused = { kind: 'vendorCode', code: 1002, when: { every: true } } as const;
	const update = { activation: 'update' } as const;
	const changed = { ...EVENTS, options: { ...EVENTS.options, pageSize: 7 } };
	const message = describeFailure({ kind: 'addressNotAllowed' }).title;
	const published = async (parameters: Parameters<typeof trigger.poll>[0] = EVENTS) => {
		await trigger.poll(parameters);
		trigger.sandbox.faults.set([refused]);
	};

	it.each([
		['in an n8n that has just started', { ...update, workflowId: 'as after a start' }],
		['in an n8n that polled it before', update],
	])('%s, because n8n finds it missing: reported, and nothing is lost', async (_, around) => {
		await published();
		const { mchUuid } = trigger.sandbox.merchant.createUser();
		for (let attempt = 0; attempt < 2; attempt++) {
			expect(await atStart(around)).toMatchObject({ items: null, reported: [{ message }] });
		}
		trigger.sandbox.faults.clear();
		const { items } = await atStart(around);
		expect(items?.map(({ json }) => json.mchUuid)).toEqual([mchUuid]);
	});

	it('by somebody who changed something: fails, with each try of n8n', async () => {
		await published();
		for (let attempt = 0; attempt < 5; attempt++) {
			await expect(trigger.poll(changed, update)).rejects.toThrow(message);
		}
	});

	it.each([
		['n8n could not poll when it started', { activation: 'init' }],
		['the durable scheduler could not poll', { ...update, budgetMs: 36_000 }],
	] as const)('by somebody who changed something after %s: fails, too', async (_, around) => {
		await published();
		const started = { ...around, workflowId: 'as after another start' };
		await atStart(started).catch(() => {});
		await expect(trigger.poll(changed, { ...started, ...update })).rejects.toThrow(message);
	});
});

it('a poll of the durable scheduler fails, so that n8n waits before the next one', async () => {
	await trigger.poll(EVENTS);
	trigger.sandbox.faults.set([{ kind: 'vendorCode', code: 1002, when: { every: true } }]);
	const scheduled = { activation: 'update', budgetMs: 36_000 } as const;
	expect(await trigger.failureOf(EVENTS, scheduled)).toMatchObject({ name: 'NodeApiError' });
});

it.each(['activate', 'update', 'create'] as const)(
	'registered by %s for the first time it fails in front of whoever does it',
	async (activation) => {
		trigger.sandbox.faults.set([{ kind: 'vendorCode', code: 1002 }]);
		await expect(trigger.poll(EVENTS, { activation })).rejects.toThrow(
			describeFailure({ kind: 'addressNotAllowed' }).title,
		);
	},
);
