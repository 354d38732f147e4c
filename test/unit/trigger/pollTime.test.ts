/** How long a poll may take, where nothing else says so: the operator's time, and less where n8n waits for it. */
import { poll } from '../../../nodes/JtWalletBalanceTrigger/poll';
import { plainContext } from '../../support/trigger/plainContext';

// No time passes: every wait is over at once.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

/** A trigger that JT Wallet never answers. */
const unanswered = (pollTimeout: number) =>
	plainContext({
		parameters: { events: ['userAdded'], options: { pollTimeout } },
		credential: { baseUrl: 'https://api.example.com', appId: 'app' },
		state: {},
		sign: async () => await new Promise(() => {}),
	});

const hasSeconds = (seconds: number) => ({
	description: expect.stringContaining(`A poll has ${seconds} seconds here.`),
});

it('is 80 seconds at most for the poll of a registration, which n8n waits 84 seconds for', async () => {
	const context = unanswered(300);
	await expect(poll(context)).rejects.toMatchObject(hasSeconds(80));
	await expect(poll(context)).rejects.toMatchObject(hasSeconds(300));
});

it('is what the operator set, where that is less', async () => {
	await expect(poll(unanswered(70))).rejects.toMatchObject(hasSeconds(70));
});

it('is the whole of it for samples, for whose sake n8n waits for nothing', async () => {
	const context = Object.assign(unanswered(300), { getMode: () => 'manual' });
	await expect(poll(context)).rejects.toMatchObject(hasSeconds(300));
});
