import { FAILURES } from '../../wallet-api/failureTable';
import { runAgent } from './support/agentWorkflow';
import { startStubModel, toolAnswers, type StubModel, type Turn } from './support/stubModel';
import { expect, test as base } from './support/test';

const test = base.extend<{ ask: (...turns: Turn[]) => Promise<StubModel> }>({
	ask: async ({ session, credential }, use) => {
		const models: StubModel[] = [];
		await use(async (...turns) => {
			const model = await startStubModel(turns);
			models.push(model);
			const { execution, output } = await runAgent(session, credential, model.url);
			expect(execution.error).toBeUndefined();
			expect(output).toBe(turns.at(-1));
			return model;
		});
		for (const model of models) await model.close();
	},
});

test('an agent gets the users that match the filters it chose', async ({ ask, sandbox }) => {
	const choice = { Limit: 100, KYC_Status: 'Rejected, Pending', User_Status: 'Active' };
	const model = await ask(choice, 'These are the users.');

	const [request] = model.requests;
	expect(request?.tools).toHaveLength(1);
	const users = await sandbox.users({ KYCStatus: 'Pending,Rejected', userStatus: 'Active' });
	const [answer = ''] = toolAnswers(model);
	for (const { mchUuid } of users) expect(answer).toContain(mchUuid);
	expect(answer.match(/"mchUuid"/g)).toHaveLength(users.length);
	// In baht and simplified, without anything set: nobody tells the model the unit.
	expect(answer.match(/"balance":"-?\d+\.\d\d"/g)).toHaveLength(users.length);
	expect(answer).not.toContain('unclearBillAmount');
});

test('a mistake of the model comes back as a sentence it can learn from', async ({
	ask,
	sandbox,
}) => {
	const wrong = { Limit: 5, KYC_Status: 'Refused', User_Status: 'Active' };
	const right = { ...wrong, KYC_Status: 'Rejected' };
	const model = await ask(wrong, right, 'Here they are.');

	const [advice = '', answer = ''] = toolAnswers(model);
	expect(advice).toContain('KYC Status');
	expect(advice).toContain('Unsubmitted, Pending, Approved, Rejected');
	const [first] = await sandbox.users({ KYCStatus: 'Rejected', userStatus: 'Active' });
	expect(answer).toContain(first?.mchUuid);
});

test('a refusal by JT Wallet comes back as advice', async ({ ask, sandbox }) => {
	await sandbox.change({ allowedAddresses: ['192.0.2.1'] });
	const model = await ask({ Limit: 5, KYC_Status: '', User_Status: '' }, 'It is not allowed.');
	const [answer = ''] = toolAnswers(model);
	expect(answer).toContain(FAILURES.addressNotAllowed.title);
	expect(answer).toContain(FAILURES.addressNotAllowed.advice);
});
