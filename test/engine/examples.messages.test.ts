/** The texts that the examples of whole jobs send, each in one message for all users, and what they send along. */
import { join } from 'node:path';
import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { readWorkflow, runWorkflow, START } from './harness';
import { passOn } from './support/standIns';

const FOLDER = join(__dirname, '../../examples');
const SLACK = 'n8n-nodes-base.slack';
const EMAIL = 'n8n-nodes-base.emailSend';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, users: 250, seed: 1 });
});
afterAll(async () => await sandbox.close());

/** Stands in for a node that sends: gives what it would have sent. */
function sender(type: string, fields: readonly string[]): INodeType {
	const { description } = passOn(type);
	const properties = [
		...fields.map((name) => field(name, 'string', '')),
		field('options', 'json', {}),
	];
	return {
		description: { ...description, properties },
		async execute(this: IExecuteFunctions) {
			return [
				this.getInputData().map(({ binary }, item) => ({
					json: {
						...Object.fromEntries(fields.map((name) => [name, this.getNodeParameter(name, item)])),
						attached: Object.values(binary ?? {}).map(({ fileName }) => fileName ?? ''),
					},
				})),
			];
		},
	};
}

function field(name: string, type: 'string' | 'json', value: string | object) {
	return { displayName: name, name, type, default: JSON.stringify(value) };
}

/**
 * Runs an example; its Data Tables know nothing and pass on what they get. What n8n's own Data Tables do is seen in a
 * real n8n: `test/e2e/exampleJobs.spec.ts`.
 */
async function sent(
	file: string,
	node: string,
	{ mode = 'trigger', failure }: { mode?: 'trigger' | 'manual'; failure?: IDataObject } = {},
) {
	const example = readWorkflow(join(FOLDER, file));
	const types = example.nodes.map(({ type }) => type);
	const standIns = Object.fromEntries(
		types.filter((type) => type.startsWith('n8n-nodes-base.')).map((type) => [type, passOn(type)]),
	);
	const nodes = example.nodes.map((each) => ({
		...each,
		type: each.type.endsWith('Trigger') ? START : each.type,
	}));
	const result = await runWorkflow(
		{ ...example, nodes },
		{
			credentials: { jtWalletApi: { ...sandbox.credentials } },
			mode,
			...(failure && { input: [{ json: failure }] }),
			standIns: {
				...standIns,
				[SLACK]: sender(SLACK, ['text']),
				[EMAIL]: sender(EMAIL, ['subject', 'text']),
			},
		},
	);
	expect(result.error).toBeUndefined();
	expect(result.status).toBe('success');
	return result.node(node).items.map(({ json }) => json);
}

it('low-balances-in-one-message.json sends one message with the 30 lowest and how many more', async () => {
	const low = sandbox.merchant
		.rows()
		.filter(({ userStatus, balance }) => userStatus === 'Active' && Number(balance) < 10_000)
		.map(({ mchUuid, balance }) => ({ mchUuid: String(mchUuid), balance: Number(balance) }))
		.sort((one, other) => one.balance - other.balance);
	const [message, ...others] = await sent('low-balances-in-one-message.json', 'Tell Slack');
	expect(others).toEqual([]);
	const [heading, ...lines] = String(message?.text).split('\n');
	expect(heading).toBe(`${low.length} wallet users are below 100 baht:`);
	expect(
		lines
			.slice(0, 30)
			.map((line) => /^(JT\d+): (-?[\d,]+\.\d\d) baht \(branch A\d+\)$/.exec(line)?.[1]),
	).toEqual(low.slice(0, 30).map(({ mchUuid }) => mchUuid));
	const more = low.length - 30;
	expect(lines.slice(30)).toEqual(more > 0 ? [`… and ${more} more`] : []);
});

it('csv-by-email-every-morning.json sends one e-mail with the file', async () => {
	const mails = await sent('csv-by-email-every-morning.json', 'Send E-mail');
	expect(mails).toHaveLength(1);
	expect(mails[0]?.text).toMatch(/^The file wallet-users-[\d-]{10}\.csv has the balances of 250 /);
	expect(mails[0]?.attached).toEqual([expect.stringMatching(/^wallet-users-[\d-]{10}\.csv$/)]);
});

it('kyc-backlog-weekly.json sends the backlog in one e-mail, and one reminder for those not reminded', async () => {
	const waiting = sandbox.merchant
		.rows()
		.filter(({ userStatus }) => userStatus === 'Active')
		.filter(({ KYCStatus }) => KYCStatus === 'Unsubmitted' || KYCStatus === 'Rejected').length;
	const [mail, ...others] = await sent('kyc-backlog-weekly.json', 'Send the Backlog');
	expect(others).toEqual([]);
	expect(mail?.subject).toBe(`KYC backlog: ${waiting} wallet users`);
	expect(mail?.text).toMatch(
		/\n\nJT\d{19}, (Rejected|Unsubmitted), branch A\d+, [\d,.]+ baht, since 20/,
	);
	const reminders = await sent('kyc-backlog-weekly.json', 'Remind the Branches');
	expect(reminders).toHaveLength(1);
	expect(reminders[0]?.text).toContain(`these ${waiting} wallet users`);
});

it.each([
	['low-balances-in-one-message.json', 'Tell Slack', 'text'],
	['csv-by-email-every-morning.json', 'Send E-mail', 'subject'],
	['kyc-backlog-weekly.json', 'Send the Backlog', 'subject'],
	['kyc-backlog-weekly.json', 'Remind the Branches', 'text'],
])('%s: what %s sends by hand begins with [TEST]', async (file, node, name) => {
	const [message] = await sent(file, node, { mode: 'manual' });
	expect(message?.[name]).toMatch(/^\[TEST\] \S/);
});

describe('tell-me-when-the-reading-fails.json', () => {
	const error = { message: 'JT Wallet is rate limiting requests', description: 'Try again later.' };
	const workflow = { id: '1', name: 'Low balances' };

	it.each([
		[
			'an execution',
			{ execution: { id: '7', url: 'https://n8n.test/7', error } },
			'https://n8n.test/7',
		],
		['a poll', { trigger: { error, mode: 'trigger' } }, 'It was a poll, which has no execution.'],
	])('tells what failed in %s, and what to do', async (_, failure, where) => {
		const [message, ...others] = await sent('tell-me-when-the-reading-fails.json', 'Tell Slack', {
			failure: { workflow, ...failure },
		});
		expect(others).toEqual([]);
		expect(message?.text).toBe(
			`Low balances failed: JT Wallet is rate limiting requests\nTry again later.\n${where}`,
		);
	});
});
