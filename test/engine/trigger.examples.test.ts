/** The example workflows start from the trigger and say something sensible to the node behind it. */
import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { readWorkflow, runWorkflow } from './harness';
import { passOn } from './support/standIns';

/** Stands in for a node that sends a text: gives the texts it would have sent. */
function sender(type: string, fields: readonly string[]): INodeType {
	const properties = fields.map((name) => ({
		displayName: name,
		name,
		type: 'string' as const,
		default: '',
	}));
	return {
		description: { ...passOn(type).description, properties },
		async execute(this: IExecuteFunctions) {
			const texts = (item: number) =>
				fields.map((name) => [name, this.getNodeParameter(name, item)]);
			return [this.getInputData().map((_, item) => ({ json: Object.fromEntries(texts(item)) }))];
		},
	};
}

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, users: 250, seed: 1 });
});
afterAll(async () => await sandbox.close());

async function sent(file: string, node: string, type: string): Promise<string[]> {
	const { status, error, ...result } = await runWorkflow(
		readWorkflow(join(__dirname, '../../examples', file)),
		{
			credentials: { jtWalletApi: { ...sandbox.credentials } },
			mode: 'manual',
			standIns: {
				[type]: sender(type, ['text', 'subject']),
				'n8n-nodes-base.stickyNote': passOn('n8n-nodes-base.stickyNote'),
			},
		},
	);
	expect(error).toBeUndefined();
	expect(status).toBe('success');
	return result.node(node).items.map(({ json }) => [json.subject, json.text].join('\n'));
}

it('low-balance-to-slack.json names the user and both balances in baht', async () => {
	const texts = await sent('low-balance-to-slack.json', 'Tell Slack', 'n8n-nodes-base.slack');
	expect(texts).toHaveLength(1);
	expect(texts[0]).toMatch(
		/^\n\[TEST\] 3 wallet users have a low balance:(\nJT\d{19}: \d\d?\.\d\d baht, was 210\.00 baht \(branch A\d{6}, KYC [A-Z]\w+\)){3}$/,
	);
});

it('kyc-rejected-to-email.json names the user and what KYC was before', async () => {
	const texts = await sent('kyc-rejected-to-email.json', 'Send E-mail', 'n8n-nodes-base.emailSend');
	expect(texts.length).toBeGreaterThan(0);
	for (const text of texts) {
		expect(text).toMatch(
			/^\[TEST\] KYC rejected: JT\d{19}\n\[TEST\] The KYC status of wallet user JT\d{19} went from /,
		);
		expect(text).toMatch(
			/ went from Pending to Rejected\.\n\nWallet ID: U\d{19}\nBranch: A\d{6}\n/,
		);
		expect(text).toMatch(
			/\nBalance: [\d,]+\.\d\d baht\nUser since: [\d-]{10}T[\d:]{8}\+07:00\nSeen: 2/,
		);
	}
});
